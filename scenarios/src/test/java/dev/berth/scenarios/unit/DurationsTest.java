package dev.berth.scenarios.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.engine.SeededTest;
import dev.berth.engine.random.RandomStreams;
import java.time.Duration;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "90s, PT1M30S",
    "2h30m, PT2H30M",
    "2h 30min, PT2H30M",
    "250ms, PT0.25S",
    "1d, P1D",
    "1.5 hours, PT1H30M",
    "0, PT0S",
    "7us, PT0.000007S",
    "1e3s, PT16M40S",
  })
  void duration_asWritten_isReadExactly(String text, Duration expected) throws UnitException {
    assertThat(Durations.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "30, ambiguous: 30, write 30s",
    "-5s, negative: -5s, write an amount of at least 0",
    "5 parsecs, unknown unit of time 'parsecs', 'expected one of ns, us, ms, s, min, h, d'",
    "5 secnds, unknown unit of time 'secnds', did you mean 's'?",
    "soon, not an amount: 'soon', write it like 90s or 2h30m",
    "5s or so, not a duration: '5s or so', write it like 90s or 2h30m",
    "99999d, too long: 99999d, at most 36500d",
    "1s2, not a duration: '1s2', write it like 90s or 2h30m",
  })
  void duration_thatIsNone_isRefusedWithAdvice(String text, String message, String hint) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(UnitException.class)
        .hasMessage(message)
        .extracting(fault -> ((UnitException) fault).hint())
        .isEqualTo(hint);
  }

  @SeededTest(runs = 100)
  void duration_formatted_isReadAsTheSame(long seed) throws UnitException {
    UniformRandomProvider random = RandomStreams.of(seed).stream();
    Duration duration = Duration.ofNanos(random.nextLong(1L << random.nextInt(1, 61)));

    assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
  }

  @Test
  void duration_ofNothing_isFormattedAsZeroSeconds() {
    assertThat(Durations.format(Duration.ZERO)).isEqualTo("0s");
    assertThat(Durations.format(Duration.ofMinutes(150))).isEqualTo("2h30m");
  }
}
