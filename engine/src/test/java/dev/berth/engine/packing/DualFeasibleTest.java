package dev.berth.engine.packing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.SeededTest;
import dev.berth.engine.packing.DualFeasible.Cutoff;
import dev.berth.engine.packing.DualFeasible.Parts;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DualFeasibleTest {
  @SeededTest(runs = 100)
  void most_ofEveryCapacity_isWhatTheBestSizesCount(long seed) {
    Random random = new Random(seed);
    int reference = 2 + random.nextInt(60);
    DualFeasible cutoff = new Cutoff(reference, 1 + random.nextInt(reference / 2));
    DualFeasible parts = new Parts(reference, 1 + random.nextInt(6));

    int largest = 3 * reference;
    long[] bestCutoff = best(cutoff, largest);
    long[] bestParts = best(parts, largest);
    for (int capacity = 0; capacity <= largest; capacity++) {
      assertThat(cutoff.most(capacity))
          .as("%s of %d", cutoff, capacity)
          .isEqualTo(bestCutoff[capacity]);
      assertThat(parts.most(capacity))
          .as("%s of %d", parts, capacity)
          .isGreaterThanOrEqualTo(bestParts[capacity]);
      if (capacity <= reference) {
        assertThat(parts.most(capacity)).isEqualTo(bestParts[capacity]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"49, 0", "50, 1", "51, 2", "99, 2", "100, 2"})
  void parts_ofAHalf_countMoreThanHalfAsWhole(long size, long value) {
    assertThat(new Parts(100, 1).value(size)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"29, 0", "30, 30", "70, 70", "71, 100", "100, 100", "120, 120"})
  void cutoff_atThirty_countsWhatLeavesLessThanThatAsWhole(long size, long value) {
    assertThat(new Cutoff(100, 30).value(size)).isEqualTo(value);
  }

  /** The most that sizes can count which add up to no more than each capacity, one by one. */
  private static long[] best(DualFeasible function, int largest) {
    long[] best = new long[largest + 1];
    for (int capacity = 1; capacity <= largest; capacity++) {
      for (int size = 1; size <= capacity; size++) {
        best[capacity] = Math.max(best[capacity], function.value(size) + best[capacity - size]);
      }
    }
    return best;
  }
}
