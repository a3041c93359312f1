package dev.berth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.WorldFixtures.Stepped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WorldThreadsTest {
  private static final long LONG_ENOUGH_MILLIS = 5_000;

  @Test
  void world_closedAtItsEnd_leavesNoThreadBehind() {
    try (Stepped world = new Stepped(RandomWorlds.timed(1), new Parallelism(4, 3))) {
      world.runOut();
    }

    assertThat(threadsLeft()).isEmpty();
  }

  @Test
  void world_closedInTheMiddle_leavesNoThreadBehind() {
    try (Stepped world = new Stepped(RandomWorlds.timed(2), new Parallelism(4, 2))) {
      world.stepTo(20);
    }

    assertThat(threadsLeft()).isEmpty();
  }

  @SeededTest(runs = 2)
  void worlds_inParallelThreads_doNotDisturbEachOther(long seed) {
    WorldSpecification one = RandomWorlds.timed(seed);
    WorldSpecification other = RandomWorlds.timed(seed + 10);
    String hash = WorldFixtures.run(one).hash();
    String otherHash = WorldFixtures.run(other).hash();

    CompletableFuture<String> inOneThread =
        CompletableFuture.supplyAsync(() -> WorldFixtures.run(one, new Parallelism(3, 2)).hash());
    CompletableFuture<String> inAnother =
        CompletableFuture.supplyAsync(() -> WorldFixtures.run(other, new Parallelism(2, 1)).hash());

    assertThat(inOneThread.join()).isEqualTo(hash);
    assertThat(inAnother.join()).isEqualTo(otherHash);
  }

  private static List<String> threadsLeft() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("berth") && isAliveForLong(thread))
        .map(Thread::getName)
        .toList();
  }

  private static boolean isAliveForLong(Thread thread) {
    try {
      thread.join(LONG_ENOUGH_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return thread.isAlive();
  }
}
