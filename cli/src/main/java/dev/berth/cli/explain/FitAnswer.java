package dev.berth.cli.explain;

import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.explain.Fit;
import java.util.List;

/**
 * How many more tasks of a workload fit.
 *
 * @param time when
 * @param ended whether the run was over by then
 * @param waiting how many tasks waited for room at that time
 * @param sizeIsNominal whether the workload's tasks have sizes of their own in a trace
 * @param byZone where the tasks went, by availability zone
 * @param byGroup where they went, by instance group
 * @param capacity the sum over the cluster, in the units of {@link Resources}
 * @param oneMore what one more instance of each group would add
 */
record FitAnswer(
    String scenario,
    long seed,
    String workload,
    PlacementRequest request,
    long time,
    boolean ended,
    long waiting,
    boolean sizeIsNominal,
    Fit fit,
    List<Share> byZone,
    List<Share> byGroup,
    Capacity capacity,
    List<OneMore> oneMore) {
  /** How many of the instances that have something in common take how many tasks. */
  record Share(String name, int tasks, int taking, int instances) {}

  /** Amounts that may be larger than those of a single instance. */
  record Capacity(long cpuUnits, long memoryMiB, long gpuMilli) {}

  /** How many more tasks there is room for with one more instance of a group. */
  record OneMore(String group, String type, String size, int tasks) {}

  /** How many instances take at least one task. */
  int taking() {
    return (int) fit.tasksByInstance().stream().filter(tasks -> tasks > 0).count();
  }
}
