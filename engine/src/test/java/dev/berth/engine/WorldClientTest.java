package dev.berth.engine;

import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.nanos;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.WorldFixtures.Run;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.model.Resources;
import dev.berth.engine.record.Summary;
import dev.berth.engine.record.WorldEvent;
import dev.berth.engine.record.WorldEvent.TaskPlaced;
import dev.berth.engine.record.WorldEvent.TasksDropped;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** What clients do with work that finds no room; one instance with room for one task, no delays. */
class WorldClientTest {
  private static final ClientPolicy QUEUE = new ClientPolicy.Queue();

  @Test
  void droppingClient_withMoreThanOneCall_givesUpOnlyWhatACallFoundNoRoomFor() {
    Run run =
        WorldFixtures.run(
            world().instances(2, 1024, 1024).with(workload("web").tasks(5, 25, 0)).build());

    // Each call of ten finds two instances, which are empty again when the next one comes.
    Summary.Tasks tasks = run.result().summary().tasks();
    assertThat(tasks.placed()).isEqualTo(6);
    assertThat(tasks.dropped()).isEqualTo(19);
    assertThat(run.result().summary().peak().tasks()).isEqualTo(2);
  }

  @Test
  void task_largerThanEveryInstance_isCountedAsSuch() {
    Run run =
        WorldFixtures.run(
            world()
                .instances(2, 1024, 1024)
                .with(
                    workload("web")
                        .whenFull(new ClientPolicy.Queue())
                        .sized(0, Resources.of(2048, 1024), 5)
                        .task(1, 5))
                .build());

    assertThat(run.result().summary().tasks().tooLarge()).isEqualTo(1);
    assertThat(run.result().summary().tasks().waitingAtEnd()).isEqualTo(2);
  }

  @Test
  void droppingClient_withoutRoom_givesUpAtOnce() {
    Run run = run(workload("one").task(1, 10).task(5, 10).task(11, 10));

    assertThat(dropTimes(run)).containsExactly(5.0);
    assertThat(tasks(run).placed()).isEqualTo(2);
    assertThat(tasks(run).succeeded()).isEqualTo(2);
    assertThat(run.result().summary().dropped()).isEqualTo(new Summary.Amount(1, 1024, 1024, 0));
  }

  @Test
  void droppingClient_withRoomForSomeOfABatch_placesThese() {
    Run run = run(workload("one").size(64, 64).tasks(1, 25, 10));

    assertThat(tasks(run).placed()).isEqualTo(16);
    assertThat(tasks(run).dropped()).isEqualTo(9);
  }

  @Test
  void queueingClient_withoutRoom_waitsForIt() {
    Run run = run(workload("one").whenFull(QUEUE).task(1, 10).task(5, 10).task(6, 10));

    assertThat(run.events().placedAt(2)).isEqualTo(11);
    assertThat(run.events().placedAt(3)).isEqualTo(21);
    assertThat(tasks(run).waited()).isEqualTo(2);
    assertThat(run.result().summary().waitSeconds().total()).isEqualTo(21);
    assertThat(run.result().summary().lastFinishSeconds()).isEqualTo(31);
  }

  @Test
  void queueingClient_withASmallTaskBehindALargeOne_keepsTheOrder() {
    Run run =
        run(
            workload("one")
                .whenFull(QUEUE)
                .sized(1, Resources.of(512, 512), 10)
                .sized(2, Resources.of(1024, 1024), 10)
                .sized(3, Resources.of(128, 128), 10));

    assertThat(run.events().placedAt(2)).isEqualTo(11);
    assertThat(run.events().placedAt(3)).isEqualTo(21);
  }

  @SeededTest(runs = 10)
  void queueingClient_withRandomWork_servesFirstComeFirst(long seed) {
    UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
    WorkloadBuilder workload = workload("one").whenFull(QUEUE);
    double seconds = 0;
    for (int i = 0; i < 150; i++) {
      seconds += 1 + random.nextInt(4);
      Resources size = Resources.of(128 * (1 + random.nextInt(8)), 128 * (1 + random.nextInt(8)));
      workload.sized(seconds, size, random.nextInt(20));
    }

    Run run = run(workload);

    List<Long> arrivals = run.events().of(TaskPlaced.class).map(TaskPlaced::arrived).toList();
    assertThat(arrivals).hasSize(150).isSorted();
    assertThat(tasks(run).waited()).isPositive();
  }

  @Test
  void queueingClient_whoseHeadNeverFits_endsTheWorldWithItWaiting() {
    Run run = run(workload("one").whenFull(QUEUE).task(1, 10).sized(2, large(), 10).task(3, 10));

    assertThat(tasks(run).waitingAtEnd()).isEqualTo(2);
    assertThat(tasks(run).placed()).isEqualTo(1);
    assertThat(run.result().summary().simulatedSeconds()).isEqualTo(11);
  }

  @Test
  void retryingClient_withoutRoomInTime_givesUpAfterItsAttempts() {
    ClientPolicy retry = new ClientPolicy.Retry(nanos(1), 2, nanos(100), 4, 0);

    Run run = run(workload("one").whenFull(retry).endlessTask(1).task(10, 5));

    assertThat(dropTimes(run)).containsExactly(17.0);
    assertThat(tasks(run).placed()).isEqualTo(1);
  }

  @Test
  void retryingClient_withRoomInBetween_takesIt() {
    ClientPolicy retry = new ClientPolicy.Retry(nanos(1), 2, nanos(3), 10, 0);

    Run run = run(workload("one").whenFull(retry).task(1, 10).task(5, 5));

    assertThat(run.events().placedAt(2)).isEqualTo(11);
    assertThat(tasks(run).dropped()).isZero();
  }

  @Test
  void retryingClient_unlikeAQueue_letsLaterWorkOvertake() {
    ClientPolicy retry = new ClientPolicy.Retry(nanos(100), 1, nanos(100), 10, 0);

    Run run = run(workload("one").whenFull(retry).task(1, 10).task(5, 5).task(12, 5));

    assertThat(run.events().placed(2).arrived()).isEqualTo(nanos(12));
    assertThat(run.events().placedAt(3)).isEqualTo(105);
  }

  @Test
  void clients_whoWaitForTheSameRoom_areServedInOrderOfTheirWaiting() {
    Run run =
        WorldFixtures.run(
            world()
                .instances(1, 1024, 1024)
                .with(workload("first").whenFull(QUEUE).task(1, 10).task(4, 10))
                .with(workload("second").whenFull(QUEUE).task(3, 10))
                .build());

    assertThat(run.events().placed(2).arrived()).isEqualTo(nanos(3));
    assertThat(run.events().placed(3).arrived()).isEqualTo(nanos(4));
  }

  @Test
  void arrival_atTheInstantATaskEnds_findsItsRoom() {
    Run run = run(workload("one").task(1, 10).task(11, 10));

    assertThat(tasks(run).dropped()).isZero();
    assertThat(tasks(run).waited()).isZero();
  }

  private static Run run(WorkloadBuilder workload) {
    return WorldFixtures.run(world().instances(1, 1024, 1024).with(workload).build());
  }

  private static Summary.Tasks tasks(Run run) {
    return run.result().summary().tasks();
  }

  private static List<Double> dropTimes(Run run) {
    return run.events().of(TasksDropped.class).map(WorldEvent::time).map(t -> t / 1e9).toList();
  }

  private static Resources large() {
    return Resources.of(2048, 1024);
  }
}
