package dev.berth.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "1, 0.001s",
    "1500000000, 1.5s",
    "59999999999, 1m00s",
    "65310000000, 1m05.31s",
    "3600000000000, 1h00m00s",
    "183610000000001, 2d03h00m10.001s",
  })
  void moment_asText_isReadAsTheSameMillisecondOrTheNext(long nanos, String text) {
    assertThat(Moments.text(nanos)).isEqualTo(text);
    long read = new Moment.Converter().convert(text).nanos();
    assertThat(read).isBetween(nanos, nanos + 999_999);
  }
}
