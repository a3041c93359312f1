package dev.berth.engine.placement.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryPatternTest {
  @ParameterizedTest
  @ValueSource(strings = {"(a+)+b", "(a|aa)+b", "(?:a|a)*(|)(|)(|)b", "(.*)*x", "(a*)*(b*)*c"})
  @Timeout(10)
  void matching_thatBacktracksWithoutEnd_countsAsNone(String source) {
    assertThat(TextPattern.of(source).matches("a".repeat(PatternLimits.MAX_TEXT))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(p[2,3]|g[3,4]|f[1]).*",
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        "(?:\\d{1,3}\\.){3}\\d{1,3}",
        "(?i)(t2|t3|t3a|t4g|m5|m6i|m6g|c5|c6i|r5)\\.(nano|micro|small|medium|large|[0-9]*xlarge)",
        "^(?!g[45]).*$",
        "(a)\\1",
        "[]x]*",
        "\\Q(|\\E.*",
        "\\x{2028}\\(\\|\\|\\)\\{5000\\}",
      })
  void patterns_thatPeopleWrite_areTaken(String source) {
    assertThat(TextPattern.of(source).source()).isEqualTo(source);
  }

  @Test
  void patterns_withTooMuchToTry_areRefused() {
    assertThatThrownBy(() -> TextPattern.of("x".repeat(3) + "{1001}"))
        .isInstanceOf(PatternSyntaxException.class)
        .hasMessageStartingWith("repeated more than 1,000 times near index 3");
    assertThatThrownBy(() -> TextPattern.of("(x{1,}){99999999999}"))
        .hasMessageStartingWith("repeated more than 1,000 times near index 7");
    for (String choice : new String[] {"(?:|)", "(?:)?", "(a*|b*)", "[(](|)", "[]](|)"}) {
      assertThatThrownBy(() -> TextPattern.of(choice.repeat(20)))
          .as(choice)
          .hasMessageStartingWith("too many combinations of alternatives");
    }
    assertThatThrownBy(() -> TextPattern.of("((x{0,9}){900}){900}"))
        .hasMessageStartingWith("too many combinations of alternatives");
    for (String bracket : new String[] {"(", "["}) {
      assertThatThrownBy(() -> TextPattern.of(bracket.repeat(51)))
          .hasMessageStartingWith("more than 50 brackets within each other near index 50");
    }
    assertThatThrownBy(() -> TextPattern.of("(?ix) a"))
        .hasMessageStartingWith("comments are not supported");
  }

  @Test
  void texts_longerThanAnyName_neverMatch() {
    assertThat(TextPattern.of(".*").matches("a".repeat(512))).isTrue();
    assertThat(TextPattern.of(".*").matches("a".repeat(513))).isFalse();
  }

  @Test
  void deepestPattern_onASmallStack_compilesAndMatches() throws InterruptedException {
    AtomicReference<Object> outcome = new AtomicReference<>("none");
    Runnable attempt =
        () -> {
          int depth = PatternLimits.MAX_DEPTH;
          String source = "(".repeat(depth) + "a" + ")".repeat(depth);
          assertThat(TextPattern.of(source).matches("a")).isTrue();
          assertThat(TextPattern.of("(a|b)*").matches("a".repeat(512))).isTrue();
          assertThat(TextPattern.of("(((((a|b)*|c)*|d)*|e)*|f)*").matches("ab".repeat(256)))
              .isTrue();
        };
    Thread thread =
        new Thread(
            null, () -> outcome.set(String.valueOf(catchThrowable(attempt::run))), "s", 512 << 10);
    thread.start();
    assertThat(thread.join(Duration.ofSeconds(20))).isTrue();

    assertThat(outcome.get()).isEqualTo("null");
  }
}
