package dev.berth.http.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.engine.WorldBuilder;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.cluster.CreateCluster;
import dev.berth.engine.api.cluster.ListClusters;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.record.RecordedEvents;
import dev.berth.engine.record.Recorder;
import dev.berth.engine.record.WorldEvent;
import dev.berth.engine.witness.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveWorldTest {
  private static final long SECOND = 1_000_000_000;
  private static final Spoken SPOKEN = new Spoken("", new byte[0]);

  /** The machine's time, which stands still unless a test moves it. */
  private final AtomicLong real = new AtomicLong();

  @Test
  void calls_ofManyThreads_areAllAnsweredOnce() {
    try (LiveWorld world = live(new Pacing(1, false))) {
      List<CompletableFuture<Outcome<CreateCluster.Response>>> calls = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        String name = "c" + i;
        calls.add(
            CompletableFuture.supplyAsync(() -> world.call(new CreateCluster(name), SPOKEN))
                .thenCompose(stage -> stage));
      }

      assertThat(calls)
          .allSatisfy(call -> assertThat(call.join()).isInstanceOf(Outcome.Done.class));
      assertThat(clusters(world)).hasSize(100);
      assertThat(world.inputs()).isEqualTo(301);
    }
  }

  @Test
  void world_thatIsClosed_turnsCallsAway() {
    LiveWorld world = live(new Pacing(1, false));
    world.close();

    assertThatThrownBy(() -> answer(world, new ListClusters(null, null)))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(WorldFailedException.class);
  }

  @Test
  void world_thatFails_turnsAwayWhoWaitsAndWhoComes() {
    Recorder broken =
        new Recorder() {
          @Override
          public void on(WorldEvent event) {
            throw new IllegalStateException("broken");
          }
        };
    try (LiveWorld world = live(new Pacing(1, false), List.of(broken))) {
      CompletableFuture<?> call =
          world.call(new ListClusters(null, null), SPOKEN).toCompletableFuture();

      assertThatThrownBy(call::join).hasCauseInstanceOf(WorldFailedException.class);
      assertThat(world.failure()).hasMessageContaining("broken");
      assertThatThrownBy(() -> answer(world, new ListClusters(null, null)))
          .hasCauseInstanceOf(WorldFailedException.class);
    }
  }

  @Test
  void step_ofAWorld_runsWhatHappensUpToThen() {
    RecordedEvents events = new RecordedEvents();
    try (LiveWorld world = live(new Pacing(1, true), List.of(events))) {
      world.step(OptionalLong.of(100 * SECOND)).toCompletableFuture().join();
      clusters(world);

      assertThat(events.all()).isNotEmpty().allMatch(event -> event.time() <= 100 * SECOND);
      assertThat(world.reached()).isEqualTo(100 * SECOND);
    }
  }

  @Test
  void world_withoutTimePassing_doesNothingByItself() {
    try (LiveWorld world = live(new Pacing(60, false))) {
      clusters(world);
      long before = world.reached();
      clusters(world);

      assertThat(world.reached() - before).isLessThan(10);

      real.set(10 * SECOND);
      clusters(world);

      assertThat(world.reached()).isBetween(600 * SECOND, 600 * SECOND + 10);
    }
  }

  private static List<String> clusters(LiveWorld world) {
    return answer(world, new ListClusters(null, null)).clusterArns();
  }

  private static <R> R answer(LiveWorld world, Operation<R> operation) {
    return ((Outcome.Done<R>) world.call(operation, SPOKEN).toCompletableFuture().join())
        .response();
  }

  private LiveWorld live(Pacing pacing) {
    return live(pacing, List.of());
  }

  private LiveWorld live(Pacing pacing, List<Recorder> recorders) {
    return new LiveWorld(
        new LiveWorld.Setup(
            "test",
            specification(),
            pacing,
            new LiveWorld.Onlookers(recorders, Witness.NONE),
            null,
            real::get));
  }

  private static WorldSpecification specification() {
    return WorldBuilder.world().timing(TimingProfile.BRISK).instances(2, 1024, 1024).build();
  }
}
