package dev.berth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeedsTest {
  @Test
  void seeds_withoutReplay_runFromOneToRuns() {
    assertThat(SeededTest.Seeds.of(3, null)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void seeds_withReplay_areThatSeedAlone() {
    assertThat(SeededTest.Seeds.of(3, "7")).containsExactly(7L);
  }

  @SeededTest(runs = 2)
  void seededTest_eachRun_receivesASeed(long seed) {
    String replayed = System.getProperty("seed");
    assertThat(SeededTest.Seeds.of(2, replayed)).contains(seed);
  }
}
