package dev.berth.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.RandomWorlds;
import dev.berth.engine.SeededTest;
import dev.berth.engine.WorldFixtures;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.record.WorldEvent.InstanceRegistered;
import dev.berth.engine.record.WorldEvent.StepChanged;
import dev.berth.engine.record.WorldEvent.TaskNotPlaced;
import dev.berth.engine.record.WorldEvent.TaskPlaced;
import dev.berth.engine.record.WorldEvent.TaskProvisioned;
import dev.berth.engine.record.WorldEvent.TaskReleased;
import dev.berth.engine.record.WorldEvent.TaskStatusChanged;
import dev.berth.engine.record.WorldEvent.TasksArrived;
import dev.berth.engine.record.WorldEvent.TasksDropped;
import dev.berth.engine.record.WorldEvent.TasksRefused;
import java.util.ArrayList;
import java.util.List;

/** Real histories with one event doubled or left out: the checker must notice. */
class InvariantCheckerMutationTest {
  @SeededTest(runs = 6)
  void history_withAnEventDoubled_isABreach(long seed) {
    WorldSpecification specification = RandomWorlds.timed(seed);
    List<WorldEvent> history = WorldFixtures.run(specification).events().all();

    for (int i = 0; i < history.size(); i++) {
      List<WorldEvent> doubled = new ArrayList<>(history);
      doubled.add(i, history.get(i));

      if (showsWhenDoubled(history.get(i))) {
        assertThat(breaches(specification, doubled)).as("%s twice", history.get(i)).isTrue();
      }
    }
  }

  @SeededTest(runs = 6)
  void history_withAnEventLeftOut_isABreach(long seed) {
    WorldSpecification specification = RandomWorlds.timed(seed);
    List<WorldEvent> history = WorldFixtures.run(specification).events().all();

    for (int i = 0; i < history.size(); i++) {
      List<WorldEvent> shortened = new ArrayList<>(history);
      WorldEvent missing = shortened.remove(i);

      if (showsWhenMissing(missing)) {
        assertThat(breaches(specification, shortened)).as("without %s", missing).isTrue();
      }
    }
  }

  /** More arrivals and more drops look like another workload. */
  private static boolean showsWhenDoubled(WorldEvent event) {
    return switch (event) {
      case TasksArrived _,
          TasksDropped _,
          TasksRefused _,
          WorldEvent.ContainerChanged _,
          WorldEvent.ImagePulled _,
          WorldEvent.TaskEnded _,
          WorldEvent.TaskOrphaned _,
          WorldEvent.InstanceChanged _,
          WorldEvent.CallAnswered _,
          WorldEvent.GroupScaled _,
          WorldEvent.ReservationMeasured _,
          StepChanged _,
          WorldEvent.SchedulerActed _,
          WorldEvent.ServiceChanged _ ->
          false;
      case InstanceRegistered _,
          WorldEvent.InstanceLaunched _,
          WorldEvent.InstanceTerminated _,
          TaskProvisioned _,
          TaskNotPlaced _,
          TaskPlaced _,
          TaskReleased _,
          TaskStatusChanged _ ->
          true;
    };
  }

  /** Without these the rest is a history that could have been. */
  private static boolean showsWhenMissing(WorldEvent event) {
    return switch (event) {
      case InstanceRegistered _,
          WorldEvent.InstanceLaunched _,
          WorldEvent.InstanceTerminated _,
          TasksArrived _,
          TasksDropped _,
          TasksRefused _,
          TaskProvisioned _,
          WorldEvent.ContainerChanged _,
          WorldEvent.ImagePulled _,
          WorldEvent.TaskEnded _,
          WorldEvent.TaskOrphaned _,
          WorldEvent.InstanceChanged _,
          WorldEvent.CallAnswered _,
          WorldEvent.GroupScaled _,
          WorldEvent.ReservationMeasured _,
          StepChanged _,
          WorldEvent.SchedulerActed _,
          WorldEvent.ServiceChanged _ ->
          false;
      case TaskStatusChanged step -> step.to() != TaskStatus.DELETED;
      case TaskPlaced _, TaskNotPlaced _, TaskReleased _ -> true;
    };
  }

  private static boolean breaches(WorldSpecification specification, List<WorldEvent> history) {
    InvariantChecker checker = new InvariantChecker();
    try {
      history.forEach(checker::on);
      checker.checkAllGivenBack(true);
      return false;
    } catch (IllegalStateException breach) {
      return true;
    }
  }
}
