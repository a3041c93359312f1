package dev.berth.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.SeededTest;
import dev.berth.engine.record.History;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Entities that send each other messages: their number of lanes must not show. */
class LanesTest {
  private static final long LOOKAHEAD = 4;
  private static final int ENTITIES = 7;
  private static final long HORIZON = 600;
  private static final int BEAT = 20;
  private static final int MOST_HOPS = 4;

  @SeededTest(runs = 30)
  void entities_inAnyNumberOfLanes_seeTheSame(long seed) {
    List<List<String>> alone = run(seed, 1, 1);

    assertThat(alone.stream().mapToInt(List::size).sum()).isGreaterThan(100);
    assertThat(run(seed, 2, 1)).isEqualTo(alone);
    assertThat(run(seed, 3, 2)).isEqualTo(alone);
    assertThat(run(seed, 7, 2)).isEqualTo(alone);
  }

  private static List<List<String>> run(long seed, int laneCount, int threads) {
    List<Lane> lanes = IntStream.range(0, laneCount).mapToObj(Lane::new).toList();
    List<Entity> entities = new ArrayList<>();
    for (int i = 0; i < ENTITIES; i++) {
      entities.add(new Entity(i, lanes.get(i % laneCount), seed, entities));
    }
    History history = new History(List.of(), false);
    try (Windows windows = new Windows(lanes, LOOKAHEAD, threads, history)) {
      entities.forEach(entity -> entity.lane.schedule(entity.number % 3, entity::beat));
      while (windows.nextTime() < HORIZON) {
        windows.runNext(HORIZON);
      }
    }
    return entities.stream().map(entity -> entity.seen).toList();
  }

  /** One that answers what it hears, now and then, to somebody. */
  private static final class Entity {
    private final int number;
    private final Lane lane;
    private final List<Entity> all;
    private final UniformRandomProvider random;
    private final List<String> seen = new ArrayList<>();

    Entity(int number, Lane lane, long seed, List<Entity> all) {
      this.number = number;
      this.lane = lane;
      this.all = all;
      random = RandomSource.SPLIT_MIX_64.create(seed * ENTITIES + number);
    }

    void beat() {
      hear(number, MOST_HOPS);
      lane.schedule(BEAT, this::beat);
    }

    void hear(int from, int hopsLeft) {
      seen.add(lane.now() + " from " + from);
      if (random.nextInt(3) == 0) {
        lane.schedule(random.nextInt(6), () -> seen.add(lane.now() + " timer"));
      }
      for (int i = hopsLeft == 0 ? 0 : 1 + random.nextInt(2); i > 0; i--) {
        Entity other = all.get(random.nextInt(ENTITIES));
        long delay = LOOKAHEAD + random.nextInt(3);
        lane.send(delay, number, other.lane.number(), () -> other.hear(number, hopsLeft - 1));
      }
    }
  }
}
