package dev.berth.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrewTest {
  private static final int MOST_PIECES = 9;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void pieces_overManyRounds_areEachDoneOnce(int threads) {
    AtomicIntegerArray done = new AtomicIntegerArray(MOST_PIECES);
    int[] expected = new int[MOST_PIECES];
    int wrongRounds = 0;

    try (Crew crew = new Crew(threads, done::incrementAndGet)) {
      for (int round = 0; round < 1_000_000; round++) {
        int count = round % 2 == 0 ? 2 : MOST_PIECES;
        for (int piece = 0; piece < count; piece++) {
          expected[piece]++;
        }
        crew.run(count);
        wrongRounds += differs(done, expected) ? 1 : 0;
      }
    }

    assertThat(wrongRounds).isZero();
  }

  @Test
  void piece_done_isSeenByTheCaller() {
    int[] results = new int[MOST_PIECES];
    int[] input = new int[1];

    try (Crew crew = new Crew(2, piece -> results[piece] = input[0] + piece)) {
      for (int round = 0; round < 5_000; round++) {
        input[0] = round;
        crew.run(MOST_PIECES);
        for (int piece = 0; piece < MOST_PIECES; piece++) {
          assertThat(results[piece]).isEqualTo(round + piece);
        }
      }
    }
  }

  @Test
  void crew_closed_endsItsThreads() throws InterruptedException {
    Crew crew = new Crew(3, piece -> {});
    crew.run(3);
    crew.close();

    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("berth-lanes-")) {
        thread.join(5_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }

  private static boolean differs(AtomicIntegerArray done, int[] expected) {
    for (int piece = 0; piece < expected.length; piece++) {
      if (done.get(piece) != expected[piece]) {
        return true;
      }
    }
    return false;
  }
}
