package dev.berth.scenarios.spec;

import java.time.Duration;

/** Checks of parameters that have to be above zero. */
final class Positive {
  private Positive() {}

  static void require(String name, Duration value) {
    if (value.isZero()) {
      throw new IllegalArgumentException(name + " is zero; it must be longer");
    }
  }

  static void require(String name, double value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be above 0");
    }
  }

  static void requireOrder(String more, Duration high, String less, Duration low) {
    if (high.compareTo(low) < 0) {
      throw new IllegalArgumentException(more + " is below " + less);
    }
  }
}
