package dev.berth.engine.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.berth.engine.SeededTest;
import dev.berth.engine.input.ClientPolicy.Retry;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ClientPolicyTest {
  private final UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(1);

  @Test
  void delay_withoutJitter_growsToItsLimit() {
    Retry retry = new Retry(100, 2, 1_000, 9, 0);

    assertThat(IntStream.rangeClosed(1, 6).mapToLong(n -> retry.delayNanos(n, random)))
        .containsExactly(100L, 200L, 400L, 800L, 1_000L, 1_000L);
  }

  @Test
  void delay_afterThousandsOfAttempts_isStillTheLimit() {
    assertThat(new Retry(100, 10, 1_000, 9_999, 0).delayNanos(9_999, random)).isEqualTo(1_000);
  }

  @SeededTest
  void delay_withJitter_takesOffUpToItsShare(long seed) {
    UniformRandomProvider seeded = RandomSource.SPLIT_MIX_64.create(seed);

    assertThat(new Retry(1_000, 1, 1_000, 9, 0.25).delayNanos(1, seeded)).isBetween(750L, 1_000L);
    assertThat(new Retry(1_000, 1, 1_000, 9, 1).delayNanos(1, seeded)).isBetween(1L, 1_000L);
  }

  @Test
  void retry_thatMakesNoSense_isRefused() {
    refuses(() -> new Retry(0, 2, 10, 3, 0));
    refuses(() -> new Retry(20, 2, 10, 3, 0));
    refuses(() -> new Retry(1, 0.5, 10, 3, 0));
    refuses(() -> new Retry(1, 2, 10, 0, 0));
    refuses(() -> new Retry(1, 2, 10, 3, 1.5));
  }

  private static void refuses(Runnable making) {
    assertThatIllegalArgumentException().isThrownBy(making::run).withMessageStartingWith("retry ");
  }
}
