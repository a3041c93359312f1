package dev.berth.engine.placement.explain;

import java.util.List;

/**
 * How many more tasks of a kind a cluster takes, and why it takes no more.
 *
 * @param tasks how many found room
 * @param isAll whether the cluster takes no more; else the search ended at its limit
 * @param tasksByInstance how many of them went to each instance, by number
 * @param leftovers what stays free, by the rule that excludes its instances in the end
 */
public record Fit(
    int tasks, boolean isAll, List<Integer> tasksByInstance, List<Leftover> leftovers) {
  public Fit {
    tasksByInstance = List.copyOf(tasksByInstance);
    leftovers = List.copyOf(leftovers);
  }

  /**
   * What stays free on instances that a rule is the first to exclude: no more tasks of this kind
   * can use it.
   */
  public record Leftover(
      Obstacle obstacle, int instances, long cpuUnits, long memoryMiB, long gpuMilli) {}
}
