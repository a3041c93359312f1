package dev.berth.bench.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.bench.contest.Placed;
import dev.berth.bench.contest.Repetition;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScoreTableTest {
  private static final Entrant INDEX = entrant("berth, index, first fit");
  private static final Entrant PEER = entrant("Fenzo 1.0.1, no fitness");

  @Test
  void rowOfAPeer_besideItsYardstick_saysHowMuchFasterTheIndexIs() {
    Score index = new Score(INDEX, List.of(fork(200, 10), fork(100, 20), fork(300, 30)));
    Score peer = new Score(PEER, List.of(fork(20_000, 8_000), fork(21_000, 8_200)));

    String table = new ScoreTable(1_000, List.of(index, peer)).markdown();

    assertThat(table.lines().skip(2))
        .containsExactly(
            "| berth, index, first fit | 3 | 0.200 | 0.100 to 0.300 | 0.400 | 5,000"
                + " | 0.0200 | 0.0100 to 0.0300 | 50,000 | 5 | 0 | yes | - | - | - |",
            "| Fenzo 1.0.1, no fitness, good enough 0.01 (a first fit) | 2 | 20.5 | 20.0 to 21.0"
                + " | 41.0 | 49 | 8.10 | 8.00 to 8.20 | 123 | 5 | 0 | yes"
                + " | first-fit | 103 times | 405 times |");
  }

  @Test
  void rowOfASystem_thatPlacesDifferentlyEachTime_saysSo() {
    Repetition other = new Repetition(1, 1, new Placed(5, 0, "other"));
    Score score = new Score(INDEX, List.of(fork(200, 10), List.of(other)));

    assertThat(new ScoreTable(1_000, List.of(score)).markdown()).contains("| 5 | 0 | no |");
  }

  @Test
  void entrants_allOfThem_haveNamesOfTheirOwnAndAYardstick() {
    assertThat(Entrant.ALL).extracting(Entrant::title).doesNotHaveDuplicates();
    assertThat(Entrant.ALL)
        .allMatch(each -> Entrant.ALL.stream().anyMatch(other -> other.isYardstickOf(each)));
  }

  private static Entrant entrant(String title) {
    return Entrant.ALL.stream().filter(each -> each.title().startsWith(title)).findFirst().get();
  }

  /** A JVM that places twice, with twice as much CPU time as wall time. */
  private static List<Repetition> fork(long... millis) {
    return LongStream.of(millis)
        .map(each -> each * 1_000_000)
        .mapToObj(nanos -> new Repetition(nanos, 2 * nanos, new Placed(5, 0, "same")))
        .toList();
  }
}
