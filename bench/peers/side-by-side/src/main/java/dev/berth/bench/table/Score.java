package dev.berth.bench.table;

import dev.berth.bench.contest.Placed;
import dev.berth.bench.contest.Repetition;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What the JVMs of one entrant measured.
 *
 * @param forks each JVM's repetitions in order
 */
record Score(Entrant entrant, List<List<Repetition>> forks) {
  /** Wall seconds of each JVM's first placement, sorted. */
  double[] freshSeconds() {
    return seconds(0, Repetition::wallNanos);
  }

  /** CPU seconds of each JVM's first placement, sorted. */
  double[] freshCpuSeconds() {
    return seconds(0, Repetition::cpuNanos);
  }

  /** Wall seconds of each JVM's last placement, sorted. */
  double[] warmSeconds() {
    return seconds(Integer.MAX_VALUE, Repetition::wallNanos);
  }

  /** What the placements came to: the first one's. */
  Placed placed() {
    return forks.getFirst().getFirst().placed();
  }

  /** Whether all placements were the same. */
  boolean repeats() {
    return forks.stream()
        .flatMap(List::stream)
        .allMatch(each -> each.placed().fingerprint().equals(placed().fingerprint()));
  }

  /** The middle of sorted figures; the mean of the two in the middle of an even number. */
  static double median(double... sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private double[] seconds(int repetition, ToLongFunction<Repetition> nanos) {
    double[] seconds =
        forks.stream()
            .map(fork -> fork.get(Math.min(repetition, fork.size() - 1)))
            .mapToDouble(each -> nanos.applyAsLong(each) / 1e9)
            .toArray();
    Arrays.sort(seconds);
    return seconds;
  }
}
