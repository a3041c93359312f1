package dev.berth.engine.placement.policy;

import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PlacementPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Which tasks of a service to stop when it is to have fewer. Protected tasks stay. Tasks of old
 * revisions go first, then those that do not run yet; among equals the service's strategies decide,
 * turned around:
 *
 * <ul>
 *   <li>spread: a task of the value with the most tasks of the service;
 *   <li>binpack: the task whose end leaves its instance with the most of the resource;
 *   <li>random, and whatever the strategies leave equal: any.
 * </ul>
 *
 * <p>Without strategies, or with a spread over zones in front, it is the zone with the most tasks,
 * and there the instance with the most. Other policies prefer none.
 */
public final class ScaleIn {
  private final ClusterState cluster;
  private final List<PlacementPolicy> policies;
  private final UniformRandomProvider random;
  private final int[] tasksOn;
  private final long[] cpuFreed;
  private final long[] memoryFreed;

  /**
   * Scale-in of a service.
   *
   * @param policies the service's chain, empty for the default
   * @param random drawn from only where several tasks are left
   */
  public ScaleIn(
      ClusterState cluster, List<PlacementPolicy> policies, UniformRandomProvider random) {
    this.cluster = cluster;
    this.policies = completed(policies);
    this.random = random;
    tasksOn = new int[cluster.size()];
    cpuFreed = new long[cluster.size()];
    memoryFreed = new long[cluster.size()];
  }

  /**
   * The tasks to stop, in this order; fewer than asked for if too many are protected.
   *
   * @param tasks all of the service's, protected ones included: they count where they are
   */
  public List<ServiceTask> choose(List<ServiceTask> tasks, int count) {
    Arrays.fill(tasksOn, 0);
    Arrays.fill(cpuFreed, 0);
    Arrays.fill(memoryFreed, 0);
    tasks.forEach(task -> tasksOn[task.instance()]++);
    List<ServiceTask> left = new ArrayList<>(tasks);
    left.removeIf(ServiceTask::isProtected);
    List<ServiceTask> chosen = new ArrayList<>();
    while (chosen.size() < count && !left.isEmpty()) {
      ServiceTask next = next(left);
      left.remove(next);
      chosen.add(next);
      tasksOn[next.instance()]--;
      cpuFreed[next.instance()] += next.demand().cpuUnits();
      memoryFreed[next.instance()] += next.demand().memoryMiB();
    }
    return chosen;
  }

  private ServiceTask next(List<ServiceTask> left) {
    List<ServiceTask> narrowed = highest(left, task -> task.isOld() ? 1 : 0);
    narrowed = highest(narrowed, task -> task.isStarting() ? 1 : 0);
    for (PlacementPolicy policy : policies) {
      switch (policy) {
        case Spread spread when spread.isByInstance() ->
            narrowed = highest(narrowed, task -> tasksOn[task.instance()]);
        case Spread spread -> {
          int[] values = cluster.valuesOf(spread.attribute());
          int[] tasksBy = tasksBy(values);
          narrowed = highest(narrowed, task -> tasksBy[values[task.instance()]]);
        }
        case Binpack(Binpack.Field field) ->
            narrowed = highest(narrowed, task -> leftAfter(task, field));
        case PlacementPolicy _ -> {}
      }
    }
    return narrowed.get(narrowed.size() == 1 ? 0 : random.nextInt(narrowed.size()));
  }

  private long leftAfter(ServiceTask task, Binpack.Field field) {
    int instance = task.instance();
    return switch (field) {
      case CPU -> cluster.cpuLeft()[instance] + cpuFreed[instance] + task.demand().cpuUnits();
      case MEMORY ->
          cluster.memoryLeft()[instance] + memoryFreed[instance] + task.demand().memoryMiB();
    };
  }

  private int[] tasksBy(int[] values) {
    int[] sums = new int[values.length];
    for (int instance = 0; instance < tasksOn.length; instance++) {
      sums[values[instance]] += tasksOn[instance];
    }
    return sums;
  }

  private static List<ServiceTask> highest(
      List<ServiceTask> tasks, ToLongFunction<ServiceTask> figureOf) {
    long highest = tasks.stream().mapToLong(figureOf).max().orElseThrow();
    return tasks.stream().filter(task -> figureOf.applyAsLong(task) == highest).toList();
  }

  private static List<PlacementPolicy> completed(List<PlacementPolicy> policies) {
    if (policies.isEmpty()) {
      return DefaultChains.SERVICE;
    }
    if (!policies.getFirst().equals(DefaultChains.SERVICE.getFirst())) {
      return List.copyOf(policies);
    }
    List<PlacementPolicy> withInstances = new ArrayList<>(policies);
    withInstances.add(DefaultChains.SERVICE.getLast());
    return withInstances;
  }
}
