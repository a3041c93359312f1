package dev.berth.engine.packing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Samples of what is stranded, at equal distances in virtual time: when there are too many, every
 * other one is left out and the distance doubles.
 */
final class StrandedOverTime {
  private static final int MOST_SAMPLES = 32;
  private static final long FIRST_DISTANCE_NANOS = 1_000_000_000;

  private final Supplier<Stranded> sample;
  private List<Stranded> samples = new ArrayList<>();
  private long distance = FIRST_DISTANCE_NANOS;
  private long next = FIRST_DISTANCE_NANOS;

  /** Samples taken by asking {@code sample}, which says how it is now. */
  StrandedOverTime(Supplier<Stranded> sample) {
    this.sample = sample;
  }

  /** Nothing changes before {@code time}. */
  void advance(long time) {
    if (time <= next) {
      return;
    }
    Stranded now = sample.get();
    while (next < time) {
      samples.add(now);
      if (samples.size() == MOST_SAMPLES) {
        thinOut();
      }
      next += distance;
    }
  }

  /** The mean of the samples; what is stranded now if there are none. */
  Stranded mean() {
    return samples.isEmpty()
        ? sample.get()
        : new Stranded(mean(Stranded::cpu), mean(Stranded::memory), mean(Stranded::gpu));
  }

  private double mean(ToDoubleFunction<Stranded> resource) {
    return samples.stream().mapToDouble(resource).average().orElse(0);
  }

  /** Keeps the samples at even multiples of the distance: the second, the fourth and so on. */
  private void thinOut() {
    List<Stranded> kept = new ArrayList<>();
    for (int i = 1; i < samples.size(); i += 2) {
      kept.add(samples.get(i));
    }
    samples = kept;
    distance *= 2;
  }
}
