package dev.berth.reports.html;

/** A unit for an axis of durations. */
enum TimeUnit {
  MICROSECONDS("µs", "Microseconds", 1e-6),
  MILLISECONDS("ms", "Milliseconds", 1e-3),
  SECONDS("s", "Seconds", 1),
  MINUTES("min", "Minutes", 60),
  HOURS("h", "Hours", 3600),
  DAYS("d", "Days", 86_400);

  private final String symbol;
  private final String word;
  private final double seconds;

  TimeUnit(String symbol, String word, double seconds) {
    this.symbol = symbol;
    this.word = word;
    this.seconds = seconds;
  }

  /** The largest unit of which there are at least three up to {@code largest} seconds. */
  static TimeUnit suiting(double largest) {
    TimeUnit suiting = MICROSECONDS;
    for (TimeUnit unit : values()) {
      suiting = largest >= 3 * unit.seconds ? unit : suiting;
    }
    return suiting;
  }

  String symbol() {
    return symbol;
  }

  String word() {
    return word;
  }

  double seconds() {
    return seconds;
  }
}
