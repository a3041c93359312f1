package dev.berth.scenarios.assembly;

import dev.berth.engine.lifecycle.container.StartFault;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.FaultsSpec;

/** What goes wrong with the start of tasks, as the engine takes it. */
final class FaultChances {
  private final Problems problems;

  FaultChances(Problems problems) {
    this.problems = problems;
  }

  /**
   * The chances of a specification; what cannot be is noted at its place.
   *
   * @param owner whose faults these are, as messages call it
   */
  StartFault.Chances of(FaultsSpec spec, Place place, String owner) {
    double all =
        spec.pullRefused().value()
            + spec.pullNoManifest().value()
            + spec.pullStalled().value()
            + spec.containerStart().value()
            + spec.networkInterface().value()
            + spec.volume().value();
    if (all > 1) {
      problems.error(
          place,
          "the faults of %s are more than the whole".formatted(owner),
          "at most one of them comes to a task: together they may be 100%");
      return StartFault.Chances.NONE;
    }
    return new StartFault.Chances(
        spec.pullRefused().value(),
        spec.pullNoManifest().value(),
        spec.pullStalled().value(),
        spec.containerStart().value(),
        spec.networkInterface().value(),
        spec.volume().value());
  }
}
