package dev.berth.engine.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {
  private static final RandomStreams STREAMS = RandomStreams.of(1);

  @Test
  void stream_askedForAgain_beginsAnew() {
    UniformRandomProvider first = STREAMS.named("timing").stream(3);
    long number = first.nextLong();
    first.nextLong();

    assertThat(STREAMS.named("timing").stream(3).nextLong()).isEqualTo(number);
    assertThat(STREAMS.named("timing").stream(0).nextLong())
        .isEqualTo(STREAMS.named("timing").stream().nextLong());
  }

  @Test
  void streams_ofOtherSeedsPurposesAndEntities_differ() {
    Set<Long> numbers = new HashSet<>();
    for (long seed = 0; seed < 10; seed++) {
      for (String purpose : new String[] {"timing", "network", "jitter", "timing2", ""}) {
        for (long entity = -5; entity < 2_000; entity++) {
          numbers.add(RandomStreams.of(seed).named(purpose).stream(entity).nextLong());
        }
      }
    }

    assertThat(numbers).hasSize(10 * 5 * 2_005);
  }

  @Test
  void firstNumbers_ofNeighbouringEntities_areUniform() {
    long[] counts = new long[16];
    for (int entity = 0; entity < 32_000; entity++) {
      counts[STREAMS.named("timing").stream(entity).nextInt(16)]++;
    }

    assertThat(ChiSquareTest.withDefaults().test(counts).getPValue()).isGreaterThan(0.001);
  }

  @Test
  void pairs_ofNeighbouringStreams_areIndependent() {
    long[][] counts = new long[8][8];
    for (int entity = 0; entity < 300; entity++) {
      UniformRandomProvider one = STREAMS.stream(entity);
      UniformRandomProvider next = STREAMS.stream(entity + 1);
      for (int i = 0; i < 100; i++) {
        counts[one.nextInt(8)][next.nextInt(8)]++;
      }
    }

    long[] flat = Arrays.stream(counts).flatMapToLong(Arrays::stream).toArray();
    assertThat(ChiSquareTest.withDefaults().test(flat).getPValue()).isGreaterThan(0.001);
  }

  @Test
  void numbers_onEveryMachine_areTheSame() {
    UniformRandomProvider random = RandomStreams.of(42).named("timing").stream(1);

    assertThat(new long[] {random.nextLong(), random.nextLong()})
        .containsExactly(-6844424192411942586L, 7788693285308828296L);
  }
}
