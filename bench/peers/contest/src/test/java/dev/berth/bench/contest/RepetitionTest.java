package dev.berth.bench.contest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepetitionTest {
  @Test
  void line_ofARepetition_isReadBackAsTheSame() {
    Repetition repetition = new Repetition(123_456_789L, 42L, new Placed(7, 1, "00c0ffee"));

    assertThat(Repetition.parse(repetition.line())).contains(repetition);
  }

  @Test
  void line_ofAnythingElse_isNoRepetition() {
    assertThat(Repetition.parse("INFO simulation has 20000 events")).isEmpty();
  }
}
