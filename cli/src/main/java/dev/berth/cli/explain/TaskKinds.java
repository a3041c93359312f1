package dev.berth.cli.explain;

import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.UserError;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.input.Workload;
import dev.berth.scenarios.Scenario;
import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.spec.WorkloadSpec;
import java.util.List;
import java.util.TreeSet;

/** The kinds of task of a scenario, by the names that users have for them. */
record TaskKinds(Scenario scenario, WorldSpecification world) {
  /** The workload with a name, or the one that uses a task definition. */
  Workload named(String name) {
    for (Workload workload : world.workloads()) {
      if (workload.name().equals(name)) {
        return workload;
      }
    }
    List<Workload> users = world.workloads().stream().filter(each -> uses(each, name)).toList();
    if (users.size() == 1) {
      return users.getFirst();
    }
    if (users.size() > 1) {
      throw new UserError(
          ExitCode.USAGE,
          "%d workloads use task definition '%s'".formatted(users.size(), name),
          "name one, for its placement rules: "
              + String.join(", ", users.stream().map(Workload::name).toList()));
    }
    throw unknown(name);
  }

  private boolean uses(Workload workload, String definition) {
    WorkloadSpec spec = scenario.spec().workloads().get(workload.name());
    return spec != null && spec.taskDefinition().equals(definition);
  }

  private UserError unknown(String name) {
    if (scenario.spec().taskDefinitions().containsKey(name)) {
      return new UserError(
          ExitCode.USAGE,
          "no workload uses task definition '" + name + "'",
          "add one, for its placement rules");
    }
    TreeSet<String> names = new TreeSet<>(scenario.spec().taskDefinitions().keySet());
    names.addAll(scenario.spec().workloads().keySet());
    return new UserError(
        ExitCode.USAGE,
        "there is no workload and no task definition '" + name + "'",
        Nearest.hint(name, names));
  }
}
