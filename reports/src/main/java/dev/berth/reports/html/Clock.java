package dev.berth.reports.html;

import java.util.Locale;

/** Simulated time in words, as fine as the length of the run asks for. */
record Clock(double endSeconds) {
  private static final long HOUR = 3600;
  private static final long DAY = 86_400;

  /** {@code 1d 06:00} in long runs, {@code 2:05} in hours, {@code 4:30} in minutes. */
  String label(double seconds) {
    long whole = Math.round(seconds);
    if (endSeconds >= 2 * DAY) {
      return "%dd %02d:%02d".formatted(whole / DAY, whole % DAY / HOUR, whole % HOUR / 60);
    }
    if (endSeconds >= HOUR) {
      String label = "%d:%02d".formatted(whole / HOUR, whole % HOUR / 60);
      return whole % 60 == 0 ? label : label + ":%02d".formatted(whole % 60);
    }
    if (endSeconds >= 60) {
      return "%d:%02d".formatted(whole / 60, whole % 60);
    }
    return String.format(Locale.ROOT, "0:%06.3f", seconds);
  }

  /** How {@link #label} is to be read. */
  String format() {
    if (endSeconds >= 2 * DAY) {
      return "days and h:mm";
    }
    return endSeconds >= HOUR ? "h:mm" : "m:ss";
  }
}
