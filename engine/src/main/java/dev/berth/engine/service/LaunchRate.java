package dev.berth.engine.service;

/** How many tasks a service may start: a bucket that holds a tenth of a minute's. */
final class LaunchRate {
  private static final double MINUTE = 60e9;
  private static final int SHARE = 10;

  private final double perNano;
  private final double capacity;
  private double tokens;
  private long filledAt;

  LaunchRate(int perMinute) {
    perNano = perMinute / MINUTE;
    capacity = Math.max(1, perMinute / SHARE);
    tokens = capacity;
  }

  /** How many tasks may be started now. */
  int available(long now) {
    tokens = Math.min(capacity, tokens + (now - filledAt) * perNano);
    filledAt = now;
    return (int) tokens;
  }

  /** Some have been started. */
  void take(int count) {
    tokens -= count;
  }

  /** When the next one may be started at the latest. */
  long nextAt(long now) {
    return now + (long) Math.ceil(Math.max(0, 1 - tokens) / perNano);
  }
}
