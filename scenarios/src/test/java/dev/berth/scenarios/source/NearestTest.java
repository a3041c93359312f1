package dev.berth.scenarios.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> WORDS = List.of("desiredCount", "count", "taskDefinition");

  @ParameterizedTest
  @CsvSource({
    "desiredCout, desiredCount",
    "cuont, count",
    "COUNT, count",
    "taksDefinition, taskDefinition",
  })
  void word_mistyped_isRecognised(String word, String expected) {
    assertThat(Nearest.to(word, WORDS)).hasValue(expected);
  }

  @Test
  void word_equallyNearToTwo_meansTheLongerThatBeginsAlike() {
    assertThat(Nearest.to("--sed", List.of("--set", "--seed"))).hasValue("--seed");
    assertThat(Nearest.to("--sed", List.of("--seed", "--set"))).hasValue("--seed");
    assertThat(Nearest.to("cat", List.of("cut", "beat", "car"))).hasValue("car");
  }

  @Test
  void word_likeNoOther_isAnsweredWithAllOfAFew() {
    assertThat(Nearest.to("zebra", WORDS)).isEmpty();
    assertThat(Nearest.hint("zebra", WORDS))
        .isEqualTo("expected desiredCount, count, taskDefinition");
    assertThat(Nearest.hint("zebra", List.of())).isEmpty();
  }
}
