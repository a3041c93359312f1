package dev.berth.engine.service;

/**
 * How many tasks of a service must be healthy, and how many it may have at all, while it goes from
 * one revision to another.
 */
record Bounds(int least, int most) {
  private static final int WHOLE = 100;

  /** Those of a desired count: the lower bound is rounded up, the upper one down. */
  static Bounds of(int desired, int minimumHealthyPercent, int maximumPercent) {
    return new Bounds(
        (int) Math.ceilDiv((long) desired * minimumHealthyPercent, WHOLE),
        (int) ((long) desired * maximumPercent / WHOLE));
  }
}
