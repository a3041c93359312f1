package dev.berth.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "10702638, 10702638",
    "1e15, 1000000000000000",
    "146.553795, 146.553795",
    "0.1234567894, 0.123456789",
    "1e-12, 0",
    "0.00000012, 0.00000012",
    "100, 100",
  })
  void plain_anyValue_hasNoExponentAndNoTrailingZeros(double value, String expected) {
    assertThat(Numbers.plain(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "0.00042, 420µs",
    "0.0015, 1.5ms",
    "0.31, 310ms",
    "0.9996, 1s",
    "1.31, 1.31s",
    "59.994, 59.99s",
    "59.996, 1m",
    "185, 3m05s",
    "3599.6, 1h",
    "7200, 2h",
    "7380, 2h03m",
    "86399, 1d",
    "10702638, 123d21h",
  })
  void duration_anyValue_hasAtMostTwoUnits(double seconds, String expected) {
    assertThat(Numbers.duration(seconds)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"512, 512 MiB", "1536, 1.5 GiB", "1232896, '1,204 GiB'", "2048, 2 GiB"})
  void memory_anyValue_hasTheUnitThatSuits(double mebibytes, String expected) {
    assertThat(Numbers.memory(mebibytes)).isEqualTo(expected);
  }
}
