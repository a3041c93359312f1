package dev.berth.engine.lifecycle.container;

import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.ContainerDependency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the containers of a task can be started in any order at all. */
public final class ContainerOrder {
  private ContainerOrder() {}

  /**
   * Containers that wait for each other in a circle, by name; empty if there is none.
   *
   * @param containers their dependencies on containers that do not exist are passed over
   */
  public static List<String> cycle(List<ContainerDefinition> containers) {
    Map<String, ContainerDefinition> left = new LinkedHashMap<>();
    containers.forEach(container -> left.put(container.name(), container));
    boolean changed = true;
    while (changed) {
      changed =
          left.values()
              .removeIf(each ->
                  each.dependsOn().stream()
                      .noneMatch(dependency -> left.containsKey(dependency.container())));
    }
    return new ArrayList<>(left.keySet());
  }

  /**
   * Checks that every container can start some day.
   *
   * @throws IllegalArgumentException if one waits for one that does not exist, or for itself
   */
  static void check(List<ContainerDefinition> containers) {
    List<String> names = containers.stream().map(ContainerDefinition::name).toList();
    for (ContainerDefinition container : containers) {
      for (ContainerDependency dependency : container.dependsOn()) {
        if (!names.contains(dependency.container())) {
          throw new IllegalArgumentException(
              "container '%s' waits for '%s'\nMaybe one of %s"
                  .formatted(container.name(), dependency.container(), names));
        }
      }
    }
    List<String> cycle = cycle(containers);
    if (!cycle.isEmpty()) {
      throw new IllegalArgumentException("containers " + cycle + " wait for each other");
    }
  }
}
