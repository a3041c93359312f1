package dev.berth.scenarios.assembly;

import dev.berth.engine.InstanceGroup;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.ScenarioSpec;
import dev.berth.scenarios.spec.TraceSpec;
import dev.berth.scenarios.spec.WorkloadSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Warns of tasks that no instance of the cluster could ever hold. */
final class FitCheck {
  private final Document document;
  private final Problems problems;

  FitCheck(Document document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  /** Notes each workload whose tasks are larger than every instance. */
  void warn(
      ScenarioSpec spec, Map<String, TaskDefinition> definitions, List<InstanceGroup> instances) {
    // With parts missing because they are wrong, the rest says little.
    if (problems.hasErrors()) {
      return;
    }
    for (Map.Entry<String, WorkloadSpec> workload : spec.workloads().entrySet()) {
      TaskDefinition definition = definitions.get(workload.getValue().taskDefinition());
      if (definition == null || hasSizes(workload.getValue().trace())) {
        continue;
      }
      Resources demand = definition.demand();
      boolean fits =
          instances.stream()
              .anyMatch(group -> group.count() > 0 && demand.fitsIn(group.type().registered()));
      if (!fits) {
        problems.warning(
            document.place("workloads", workload.getKey(), "taskDefinition"),
            "no instance can hold a task of workload '%s': %s"
                .formatted(workload.getKey(), text(demand)),
            "all its tasks will be left without a place");
      }
    }
  }

  private static boolean hasSizes(@Nullable TraceSpec trace) {
    return trace != null
        && (trace.columns().cpu() != null
            || trace.columns().memory() != null
            || trace.columns().gpus() != null
            || trace.columns().gpuShare() != null);
  }

  private static String text(Resources demand) {
    String gpus =
        demand.gpuMilli() == 0 ? "" : ", " + Resources.gpuText(demand.gpuMilli()) + " GPUs";
    return "%,d CPU units, %,d MiB%s".formatted(demand.cpuUnits(), demand.memoryMiB(), gpus);
  }
}
