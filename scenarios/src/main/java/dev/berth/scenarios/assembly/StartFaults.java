package dev.berth.scenarios.assembly;

import dev.berth.engine.lifecycle.container.RolePermission;
import dev.berth.engine.lifecycle.container.StartFault;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.FaultsSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a scenario says may go wrong with the start of tasks. */
record StartFaults(StartFault.Chances chances, Set<RolePermission> lacking) {
  /**
   * Faults as they stand at a place of a document; too many of them are noted.
   *
   * @param tasks whose they are, as messages call them
   */
  static StartFaults of(
      FaultsSpec spec, String tasks, Document document, List<String> path, Problems problems) {
    return new StartFaults(
        new FaultChances(problems).of(spec, document.place(path), tasks), permissions(spec));
  }

  /** Whether nothing goes wrong. */
  boolean areNone() {
    return lacking.isEmpty() && chances.equals(StartFault.Chances.NONE);
  }

  private static Set<RolePermission> permissions(FaultsSpec spec) {
    return spec.executionRoleLacks().stream()
        .map(permission ->
            switch (permission) {
              case PULL -> RolePermission.PULL_IMAGES;
              case SECRETS -> RolePermission.READ_SECRETS;
              case LOGS -> RolePermission.WRITE_LOGS;
            })
        .collect(Collectors.toUnmodifiableSet());
  }
}
