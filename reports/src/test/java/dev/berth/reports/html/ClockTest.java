package dev.berth.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockTest {
  @ParameterizedTest
  @CsvSource({
    "30, 1.25, 0:01.250",
    "600, 125.4, 2:05",
    "7200, 3900, 1:05",
    "7200, 3912, 1:05:12",
    "10702638, 100000, 1d 03:46",
  })
  void label_inRunsOfAnyLength_isAsFineAsTheRunAsksFor(
      double endSeconds, double seconds, String expected) {
    assertThat(new Clock(endSeconds).label(seconds)).isEqualTo(expected);
  }
}
