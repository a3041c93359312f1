package dev.berth.scenarios.assembly;

import dev.berth.engine.lifecycle.container.ContainerOrder;
import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.ContainerDependency;
import dev.berth.engine.model.ContainerDependency.Condition;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notes what is wrong with the dependencies among a task's containers. */
final class DependencyCheck {
  private final Document document;
  private final Problems problems;

  DependencyCheck(Document document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  void check(String taskDefinition, List<ContainerDefinition> containers) {
    Map<String, ContainerDefinition> byName = new LinkedHashMap<>();
    containers.forEach(container -> byName.putIfAbsent(container.name(), container));
    for (int i = 0; i < containers.size(); i++) {
      Place place =
          document.place(
              "taskDefinitions",
              taskDefinition,
              "containerDefinitions",
              String.valueOf(i),
              "dependsOn");
      for (ContainerDependency dependency : containers.get(i).dependsOn()) {
        check(place, containers.get(i), dependency, byName);
      }
    }
    List<String> cycle = ContainerOrder.cycle(containers);
    if (!cycle.isEmpty()) {
      problems.error(
          document.place("taskDefinitions", taskDefinition, "containerDefinitions"),
          "containers wait for each other: " + String.join(", ", cycle),
          "none of them could ever start");
    }
  }

  private void check(
      Place place,
      ContainerDefinition container,
      ContainerDependency dependency,
      Map<String, ContainerDefinition> byName) {
    ContainerDefinition other = byName.get(dependency.container());
    Condition condition = dependency.condition();
    if (other == null) {
      problems.error(
          place,
          "container '%s' depends on '%s', which does not exist"
              .formatted(container.name(), dependency.container()),
          Nearest.hint(dependency.container(), byName.keySet()));
    } else if (condition == Condition.HEALTHY && other.healthCheck() == null) {
      problems.error(
          place,
          "container '%s' has no healthCheck to be HEALTHY by".formatted(other.name()),
          "ECS wants one");
    } else if (other.essential()
        && (condition == Condition.COMPLETE || condition == Condition.SUCCESS)) {
      problems.error(
          place,
          "container '%s' is essential and cannot be waited for to be %s"
              .formatted(other.name(), condition),
          "its exit would stop the task: give it 'essential: false'");
    }
  }
}
