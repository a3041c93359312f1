package dev.berth.engine;

import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.world;
import static dev.berth.engine.WorldFixtures.fixedTiming;
import static dev.berth.engine.model.TaskStatus.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.berth.engine.WorldFixtures.Run;
import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.lifecycle.ReleaseRule;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.query.MissingAttribute;
import dev.berth.engine.record.RecordedEvents;
import dev.berth.engine.record.WorldEvent.TaskReleased;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When a task's resources are free again. Stopping takes 10 s, the network 10 ms one way. */
class WorldReleaseTest {
  private static final Offset<Double> NETWORK = within(0.05);

  @Test
  @Tag("rule.resources-release-desired-status")
  void resources_byDesiredStatus_areFreeOnceTheTaskIsToStop() {
    RecordedEvents events = stopAtTwenty(ReleaseRule.DESIRED_STATUS).events();

    assertThat(events.releasedAt(1)).isCloseTo(20, NETWORK);
    assertThat(events.placedAt(2)).isCloseTo(20, NETWORK);
  }

  @Test
  void resources_byLastStatus_areFreeOnceTheTaskHasStopped() {
    RecordedEvents events = stopAtTwenty(ReleaseRule.LAST_STATUS).events();

    assertThat(events.enteredAt(1, STOPPED)).isCloseTo(30, NETWORK);
    assertThat(events.releasedAt(1)).isCloseTo(30, NETWORK).isGreaterThan(30);
    assertThat(events.placedAt(2)).isEqualTo(events.releasedAt(1));
    assertThat(events.of(TaskReleased.class)).hasSize(2);
  }

  @Test
  @Tag("rule.resources-release-own-exit")
  void resources_ofATaskThatExitsByItself_followTheRuleToo() {
    assertThat(exitAtFive(ReleaseRule.DESIRED_STATUS)).isCloseTo(6, NETWORK);
    assertThat(exitAtFive(ReleaseRule.LAST_STATUS)).isCloseTo(16, NETWORK);
  }

  @Test
  @Tag("rule.resources-release-groups")
  void group_byLastStatus_stillCountsOnlyTasksThatAreWantedRunning() {
    WorldSpecification specification =
        worldOf(ReleaseRule.LAST_STATUS)
            .with(
                workload("one")
                    .constraints(Constraints.DISTINCT_INSTANCE)
                    .whenFull(new ClientPolicy.Queue())
                    .size(512, 512)
                    .endlessTask(1)
                    .task(2, 5))
            .build();
    try (Stepped world = new Stepped(specification, Parallelism.SINGLE)) {
      world.stepTo(20);
      world.stopTask(1);
      RecordedEvents events = world.runOut().events();

      assertThat(events.placedAt(2)).isCloseTo(20, NETWORK);
      assertThat(events.releasedAt(1)).isCloseTo(30, NETWORK);
    }
  }

  private static Run stopAtTwenty(ReleaseRule rule) {
    WorldSpecification specification =
        worldOf(rule)
            .with(
                workload("one")
                    .whenFull(new ClientPolicy.Queue())
                    .size(1024, 1024)
                    .endlessTask(1)
                    .task(2, 5))
            .build();
    try (Stepped world = new Stepped(specification, Parallelism.SINGLE)) {
      world.stepTo(20);
      world.stopTask(1);
      return world.runOut();
    }
  }

  private static double exitAtFive(ReleaseRule rule) {
    return WorldFixtures.run(worldOf(rule).with(workload("one").task(1, 5)).build())
        .events()
        .releasedAt(1);
  }

  private static WorldBuilder worldOf(ReleaseRule rule) {
    return world()
        .timing(fixedTiming(0, 10))
        .rules(new OpenRules(MissingAttribute.DIFFERS, rule))
        .instances(1, 1024, 1024)
        // What fits nowhere, so that something happens at 20 s, when the tests stop a task.
        .with(workload("clock").size(9_999, 1).task(20, 1));
  }
}
