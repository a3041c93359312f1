package dev.berth.bench.contest;

import java.util.Arrays;

/**
 * What a placement came to.
 *
 * @param hostsUsed hosts with at least one task
 * @param unplaced tasks without a host
 * @param fingerprint equal for equal placements
 */
public record Placed(int hostsUsed, int unplaced, String fingerprint) {
  /** In place of the host of a task that was not placed. */
  public static final int NO_HOST = -1;

  /**
   * Checks a placement and sums it up.
   *
   * @throws IllegalStateException if it cannot be: an unknown host, or more on one than it has
   */
  public static Placed of(TaskStream stream, int[] hostOf) {
    if (hostOf.length != stream.tasks()) {
      throw new IllegalStateException(
          "%d answers for %d tasks".formatted(hostOf.length, stream.tasks()));
    }
    int[] tasks = new int[stream.hosts()];
    int[] cpus = new int[stream.hosts()];
    int[] memories = new int[stream.hosts()];
    int unplaced = 0;
    for (int task = 0; task < hostOf.length; task++) {
      int host = hostOf[task];
      if (host == NO_HOST) {
        unplaced++;
        continue;
      }
      if (host < 0 || host >= stream.hosts()) {
        throw new IllegalStateException("task %d is on host %d, unknown".formatted(task, host));
      }
      tasks[host]++;
      cpus[host] += stream.cpus(task);
      memories[host] += stream.memoryMiB(task);
      if (cpus[host] > TaskStream.HOST_CPUS || memories[host] > TaskStream.HOST_MEMORY_MIB) {
        throw new IllegalStateException(
            "host %d has %d CPUs and %d MiB taken with task %d"
                .formatted(host, cpus[host], memories[host], task));
      }
    }
    int used = (int) Arrays.stream(tasks).filter(count -> count > 0).count();
    return new Placed(used, unplaced, "%08x".formatted(Arrays.hashCode(hostOf)));
  }
}
