package dev.berth.engine.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.SeededTest;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HexIdsTest {
  @SeededTest(runs = 20)
  void id_ofAnyNumber_leadsBackToIt(long seed) {
    HexIds ids = new HexIds(RandomStreams.of(seed).named("task-id"));
    UniformRandomProvider random = RandomStreams.of(seed).named("numbers").stream();
    for (int i = 0; i < 1_000; i++) {
      long number = random.nextLong(1L << (1 + i % 62));

      assertThat(HexIds.isWellFormed(ids.id(number))).isTrue();
      assertThat(ids.number(ids.id(number))).isEqualTo(number);
    }
  }

  @Test
  void ids_ofManyNumbers_areAllDifferent() {
    HexIds ids = new HexIds(RandomStreams.of(1));
    Set<String> seen = new HashSet<>();
    for (int number = 0; number < 10_000; number++) {
      assertThat(seen.add(ids.id(number))).isTrue();
    }
  }

  @Test
  void id_ofAnotherWorldOrKind_leadsNowhere() {
    HexIds ids = new HexIds(RandomStreams.of(1).named("task-id"));

    assertThat(ids.number(new HexIds(RandomStreams.of(2).named("task-id")).id(7)))
        .isEqualTo(HexIds.NONE);
    assertThat(ids.number(new HexIds(RandomStreams.of(1).named("other")).id(7)))
        .isEqualTo(HexIds.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "7", "0123456789abcdef0123456789abcdef", "g123456789abcdef0123456789abcdef"})
  void text_thatIsNoId_leadsNowhere(String text) {
    assertThat(new HexIds(RandomStreams.of(1)).number(text)).isEqualTo(HexIds.NONE);
  }
}
