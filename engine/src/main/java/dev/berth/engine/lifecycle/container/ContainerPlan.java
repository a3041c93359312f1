package dev.berth.engine.lifecycle.container;

import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.ContainerDependency;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.random.Distribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The containers of like tasks: what their definition says of them, and what they do.
 *
 * @param behaviours what each container does, in the order of the containers
 * @param faults what may go wrong with their start
 * @param lacking what their execution role would have to permit, but does not
 * @param volume {@code null} for tasks without a volume that is configured at launch
 */
public record ContainerPlan(
    NetworkMode networkMode,
    List<ContainerDefinition> containers,
    List<ContainerBehaviour> behaviours,
    StartFault.Chances faults,
    Set<RolePermission> lacking,
    @Nullable VolumeTimes volume) {
  public ContainerPlan {
    containers = List.copyOf(containers);
    behaviours = List.copyOf(behaviours);
    if (behaviours.size() != containers.size()) {
      throw new IllegalArgumentException(
          "%d containers, %d behaviours".formatted(containers.size(), behaviours.size()));
    }
    if (containers.stream().noneMatch(ContainerDefinition::essential)) {
      throw new IllegalArgumentException("no essential container among " + containers);
    }
    ContainerOrder.check(containers);
  }

  /** The containers of a definition, each doing what containers do by default. */
  public static ContainerPlan of(TaskDefinition definition) {
    return of(definition, Map.of());
  }

  /**
   * The containers of a definition, without faults.
   *
   * @param behaviours by name, of containers that do not do what they do by default: the first
   *     essential one is what the task's execution describes, one that others want COMPLETE or
   *     SUCCESS exits with 0 at once, and every other one runs until it is stopped
   */
  public static ContainerPlan of(
      TaskDefinition definition, Map<String, ContainerBehaviour> behaviours) {
    List<ContainerBehaviour> inOrder = new ArrayList<>();
    boolean foundMain = false;
    for (ContainerDefinition container : definition.containers()) {
      boolean main = container.essential() && !foundMain;
      foundMain |= main;
      ContainerBehaviour own = behaviours.get(container.name());
      inOrder.add(own != null ? own : byDefault(container, main, definition.containers()));
    }
    return new ContainerPlan(
        definition.networkMode(),
        definition.containers(),
        inOrder,
        StartFault.Chances.NONE,
        Set.of(),
        null);
  }

  /** The containers of a definition, without faults, some of which do not do the usual. */
  public static ContainerPlan differing(
      TaskDefinition definition, Map<String, ContainerBehaviour.Difference> differences) {
    ContainerPlan usual = of(definition);
    Map<String, ContainerBehaviour> behaviours = new LinkedHashMap<>();
    for (int i = 0; i < usual.containers().size(); i++) {
      String name = usual.containers().get(i).name();
      ContainerBehaviour.Difference difference = differences.get(name);
      if (difference != null) {
        behaviours.put(name, difference.from(usual.behaviours().get(i)));
      }
    }
    return of(definition, behaviours);
  }

  /** What a container does that nobody says anything about. */
  public static ContainerBehaviour byDefault(
      ContainerDefinition container, boolean main, List<ContainerDefinition> all) {
    if (main) {
      return ContainerBehaviour.AS_TASK;
    }
    boolean awaited =
        all.stream()
            .flatMap(other -> other.dependsOn().stream())
            .filter(dependency -> dependency.container().equals(container.name()))
            .anyMatch(ContainerPlan::wantsExit);
    return awaited
        ? ContainerBehaviour.UNTIL_STOPPED.running(
            new ContainerBehaviour.Run.For(new Distribution.Constant(0), 0))
        : ContainerBehaviour.UNTIL_STOPPED;
  }

  /** The same with faults. */
  public ContainerPlan with(StartFault.Chances chances, Set<RolePermission> missing) {
    return new ContainerPlan(networkMode, containers, behaviours, chances, missing, volume);
  }

  /** The same with a volume. */
  public ContainerPlan with(VolumeTimes times) {
    return new ContainerPlan(networkMode, containers, behaviours, faults, lacking, times);
  }

  /**
   * Whether nothing about the containers shows but when the first essential one starts and ends:
   * then a task need not be followed container by container. Images are another matter.
   */
  public boolean isPlain() {
    for (int i = 0; i < containers.size(); i++) {
      ContainerDefinition container = containers.get(i);
      boolean bound =
          !container.portMappings().isEmpty()
              && (networkMode == NetworkMode.BRIDGE || networkMode == NetworkMode.HOST);
      ContainerBehaviour usual = byDefault(container, i == main(), containers);
      if (bound
          || !container.dependsOn().isEmpty()
          || container.healthCheck() != null
          || container.restartPolicy() != null
          || container.stopTimeoutSeconds() > 0
          || !behaviours.get(i).equals(usual)) {
        return false;
      }
    }
    return faults.equals(StartFault.Chances.NONE) && lacking.isEmpty() && volume == null;
  }

  /** Which container the task's execution describes: the first essential one. */
  public int main() {
    int main = 0;
    while (!containers.get(main).essential()) {
      main++;
    }
    return main;
  }

  /**
   * Whether a task that runs goes on until it is stopped.
   *
   * @param taskEnds whether the task's execution has an end
   */
  public boolean isEndless(boolean taskEnds) {
    for (int i = 0; i < containers.size(); i++) {
      if (containers.get(i).essential() && behaviours.get(i).ends(taskEnds)) {
        return false;
      }
    }
    return true;
  }

  private static boolean wantsExit(ContainerDependency dependency) {
    return switch (dependency.condition()) {
      case COMPLETE, SUCCESS -> true;
      case START, HEALTHY -> false;
    };
  }
}
