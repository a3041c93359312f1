package dev.berth.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.RandomStreams;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReplicaTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  @Tag("rule.consistency-change-is-seen-later")
  void change_isSeenWhenItsDelayIsOver() {
    Replica<String> replica = replica(new Distribution.Constant(2));
    replica.put("task", "PENDING", SECOND);

    assertThat(replica.at(3 * SECOND - 1)).isEmpty();
    assertThat(replica.at(3 * SECOND)).containsEntry("task", "PENDING");
  }

  @Test
  @Tag("rule.consistency-old-state-until-then")
  void resource_untilItsChangeIsSeen_isAsItWas() {
    Replica<String> replica = replica(new Distribution.Constant(2));
    replica.put("task", "PENDING", 0);
    replica.put("task", "RUNNING", 5 * SECOND);
    replica.remove("task", 10 * SECOND);

    assertThat(replica.at(6 * SECOND)).containsEntry("task", "PENDING");
    assertThat(replica.at(7 * SECOND)).containsEntry("task", "RUNNING");
    assertThat(replica.at(12 * SECOND)).isEmpty();
  }

  @Test
  @Tag("rule.consistency-changes-keep-their-order")
  void changes_whateverTheirDelays_areSeenInTheirOrder() {
    for (long seed = 0; seed < 200; seed++) {
      Replica<Integer> replica =
          new Replica<>(
              new Distribution.Uniform(0, 30), RandomStreams.of(seed).named("lag").stream());
      UniformRandomProvider random = RandomStreams.of(seed).named("test").stream();
      long now = 0;
      int seen = 0;
      for (int change = 1; change <= 40; change++) {
        now += random.nextLong(10 * SECOND);
        replica.put("book", change, now);
        int view = replica.at(now).getOrDefault("book", 0);
        assertThat(view).as("seed %d", seed).isBetween(seen, change);
        seen = view;
      }
      assertThat(replica.at(now + 30 * SECOND)).containsEntry("book", 40);
    }
  }

  @Test
  void copy_afterAllDelays_isTheBook() {
    UniformRandomProvider random = RandomStreams.of(7).named("test").stream();
    Replica<Integer> replica = replica(new Distribution.Exponential(3));
    Map<String, Integer> book = new LinkedHashMap<>();
    for (int i = 0; i < 500; i++) {
      String key = "k" + random.nextInt(20);
      if (random.nextBoolean()) {
        book.put(key, i);
        replica.put(key, i, i * SECOND);
      } else {
        book.remove(key);
        replica.remove(key, i * SECOND);
      }
    }

    assertThat(replica.at(Long.MAX_VALUE)).containsExactlyInAnyOrderEntriesOf(book);
  }

  private static <V> Replica<V> replica(Distribution delay) {
    return new Replica<>(delay, RandomStreams.of(1).named("lag").stream());
  }
}
