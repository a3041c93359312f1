package dev.berth.engine.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;

/** The source of all chance in a world: one independent stream for each purpose and entity. */
public final class RandomStreams {
  private final long key;

  private RandomStreams(long key) {
    this.key = key;
  }

  /** The streams of a world with this seed. */
  public static RandomStreams of(long seed) {
    return new RandomStreams(mix(seed));
  }

  /** The family of streams for one purpose, such as {@code timing}. */
  public RandomStreams named(String purpose) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < purpose.length(); i++) {
      hash = (hash ^ purpose.charAt(i)) * 0x100000001b3L;
    }
    return new RandomStreams(mix(key ^ hash));
  }

  /** The stream of one numbered entity; a new one, from its first number, at each call. */
  public UniformRandomProvider stream(long entity) {
    return new SplitMix64(mix(key + entity * 0x9e3779b97f4a7c15L));
  }

  /** The stream of this purpose itself; a new one, from its first number, at each call. */
  public UniformRandomProvider stream() {
    return stream(0);
  }

  /** What tells these streams from all others. */
  long key() {
    return key;
  }

  static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
