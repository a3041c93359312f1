package dev.berth.engine.record;

import static dev.berth.engine.model.TaskStatus.DELETED;
import static dev.berth.engine.model.TaskStatus.PENDING;
import static dev.berth.engine.model.TaskStatus.PROVISIONING;
import static dev.berth.engine.model.TaskStatus.RUNNING;
import static dev.berth.engine.model.TaskStatus.STOPPED;
import static dev.berth.engine.model.TaskStatus.STOPPING;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.berth.engine.model.Resources;
import dev.berth.engine.model.StopCode;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.record.WorldEvent.InstanceLaunched;
import dev.berth.engine.record.WorldEvent.InstanceRegistered;
import dev.berth.engine.record.WorldEvent.InstanceTerminated;
import dev.berth.engine.record.WorldEvent.TaskNotPlaced;
import dev.berth.engine.record.WorldEvent.TaskPlaced;
import dev.berth.engine.record.WorldEvent.TaskProvisioned;
import dev.berth.engine.record.WorldEvent.TaskReleased;
import dev.berth.engine.record.WorldEvent.TaskStatusChanged;
import dev.berth.engine.record.WorldEvent.TasksArrived;
import dev.berth.engine.record.WorldEvent.TasksDropped;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvariantCheckerTest {
  private static final long SECOND = 1_000_000_000;
  private static final Resources DEMAND = Resources.ofGpus(1024, 512, 1);
  private static final Resources REGISTERED = Resources.ofGpus(2048, 2048, 2);
  private static final InstanceInfo INFO = new InstanceInfo("nodes/0", REGISTERED, 0.1);

  /** Two instances; three tasks have arrived at 1 s. */
  private final List<WorldEvent> history = new ArrayList<>();

  InvariantCheckerTest() {
    add(registered(0, 0));
    add(registered(0, 1));
    add(new TasksArrived(SECOND, Source.client(0), 3, DEMAND));
  }

  @Test
  void history_ofATaskFromPlacementToDeletion_passes() {
    add(placed(1, 1, 0), step(2, 1, 0, PENDING, RUNNING), step(9, 1, 0, RUNNING, STOPPING));
    add(released(10, 1, 0), step(11, 1, 0, STOPPING, STOPPED));
    add(deleted(12, 1, 0));

    assertThatCode(() -> check().checkAllGivenBack(false)).doesNotThrowAnyException();
  }

  @Test
  void history_whereStopIsAskedFor_passesWithResourcesGivenBackFirst() {
    add(placed(1, 1, 0), step(2, 1, 0, PENDING, RUNNING), released(5, 1, 0));
    add(step(6, 1, 0, RUNNING, STOPPING), step(6, 1, 0, STOPPING, STOPPED));

    assertThatCode(() -> check().checkAllGivenBack(false)).doesNotThrowAnyException();
  }

  @Test
  void time_goingBack_isABreach() {
    add(placed(3, 1, 0), placed(2, 2, 0));

    assertBreach("at 3 s, the history: time is 2 s, but it was later already");
  }

  @Test
  void end_beforeTheLastEvent_isABreach() {
    InvariantChecker checker = check();

    assertThatIllegalStateException()
        .isThrownBy(() -> checker.end(SECOND / 2))
        .withMessage(
            "invariant broken at 1 s, the history: it ends at 0.5 s, but it went on longer");
  }

  @Test
  void instance_joiningAsAnotherThanWasLaunched_isABreach() {
    InstanceInfo other = new InstanceInfo("nodes/2", Resources.of(1, 1), 0.1);
    add(new InstanceLaunched(SECOND, Source.CONTROL_PLANE, 2, other), registered(SECOND, 2));

    assertBreach(
        "at 1 s, instance 2: it joins as %s, but it was launched as %s".formatted(INFO, other));
  }

  @Test
  void task_goingOnAfterItsInstanceIsTerminated_isABreach() {
    add(placed(1, 1, 0), new InstanceTerminated(at(2), Source.instance(0), 0));
    add(step(3, 1, 0, PENDING, RUNNING));

    assertBreach(
        "at 3 s, task 1 on instance 0: it goes from PENDING to RUNNING,"
            + " but the instance is terminated");
  }

  @Test
  void task_endingWithItsInstance_passes() {
    add(placed(1, 1, 0), new InstanceTerminated(at(2), Source.instance(0), 0));
    add(step(2, 1, 0, PENDING, STOPPED), released(90, 1, 0), deleted(91, 1, 0));

    assertThatCode(() -> check().checkAllGivenBack(false)).doesNotThrowAnyException();
  }

  @Test
  void instance_terminatedTwice_isABreach() {
    add(new InstanceTerminated(at(2), Source.instance(0), 0));
    add(new InstanceTerminated(at(3), Source.instance(0), 0));

    assertBreach("at 3 s, instance 0: it is terminated, but it is not there");
  }

  @Test
  void instance_joiningTwice_isABreach() {
    add(registered(SECOND, 1));

    assertBreach("at 1 s, instance 1: it joins, but it has joined before");
  }

  @Test
  void instance_withMorePlacedThanRegistered_isOverCommitted() {
    add(placed(1, 1, 0), placed(2, 2, 0), placed(3, 3, 0));

    assertBreach(
        "at 3 s, task 3 on instance 0: it is placed with "
            + DEMAND
            + ", but with it the instance has given 3072 CPU units, 1536 MiB, 3 GPUs of "
            + REGISTERED);
  }

  @Test
  void host_withMoreStartedThanRegistered_isOverCommitted() {
    add(placed(1, 1, 0), placed(1, 2, 0), step(2, 1, 0, PENDING, RUNNING));
    add(step(2, 2, 0, PENDING, RUNNING), released(3, 1, 0), placed(3, 3, 0));
    add(step(4, 3, 0, PENDING, RUNNING));

    assertBreach(
        "at 4 s, task 3 on instance 0: it is started with "
            + DEMAND
            + ", but with it the instance has given 3072 CPU units, 1536 MiB, 3 GPUs of "
            + REGISTERED);
  }

  @Test
  void task_placedTwice_isABreach() {
    add(placed(1, 1, 0), placed(2, 1, 1));

    assertBreach(
        "at 2 s, task 1 on instance 1: it is placed, but it was placed before on instance 0");
  }

  @Test
  void task_placedAgainAfterItsDeletion_isABreach() {
    add(placed(1, 1, 0), released(2, 1, 0), step(2, 1, 0, PENDING, STOPPED), deleted(3, 1, 0));
    add(placed(4, 1, 1));

    assertBreach("at 4 s, task 1 on instance 1: it is placed, but it was placed before");
  }

  @Test
  void task_placedOnAnInstanceThatHasNotJoined_isABreach() {
    history.remove(1);
    add(placed(2, 1, 1));

    assertBreach("at 2 s, task 1 on instance 1: it is placed, but the instance has not joined");
  }

  @Test
  void task_placedBeforeItArrives_isABreach() {
    long two = 2 * SECOND;
    add(new TaskPlaced(SECOND, Source.CONTROL_PLANE, 1, 0, DEMAND, two, PENDING));

    assertBreach("at 1 s, task 1 on instance 0: it is placed, but it arrives at 2 s");
  }

  @Test
  void task_placedAsRunning_isABreach() {
    add(new TaskPlaced(SECOND, Source.CONTROL_PLANE, 1, 0, DEMAND, SECOND, RUNNING));

    assertBreach("at 1 s, task 1 on instance 0: it is placed, but it begins as RUNNING");
  }

  @Test
  void task_placedByAnAgent_isABreach() {
    add(new TaskPlaced(SECOND, Source.instance(0), 1, 0, DEMAND, SECOND, PENDING));

    assertBreach(
        "at 1 s, task 1 on instance 0: source 8589934592 saw it, but only source 4294967296 can");
  }

  @Test
  void waiting_withMorePlacedThanArrived_isABreach() {
    add(new TasksDropped(SECOND, Source.client(0), 3, DEMAND), placed(2, 1, 0));

    assertBreach("at 2 s, task 1 on instance 0: it is placed, 1 waiting, but only 0 wait");
  }

  @Test
  void waiting_withMoreDroppedThanArrived_isABreach() {
    add(placed(1, 1, 0), new TasksDropped(2 * SECOND, Source.client(0), 3, DEMAND));

    assertBreach("at 2 s, client 0: it drops 3 waiting, but only 2 wait");
  }

  @Test
  void resources_givenBackTwice_areABreach() {
    add(placed(1, 1, 0), released(2, 1, 0), released(2.5, 1, 0));

    assertBreach(
        "at 2.5 s, task 1 on instance 0: it gives back what it took, but it did so at 2 s");
  }

  @Test
  void resources_givenBackByATaskWithoutPlace_areABreach() {
    add(released(2, 1, 0));

    assertBreach(
        "at 2 s, task 1 on instance 0: it gives back what it took, but it was never placed");
  }

  @Test
  void resources_givenBackToAnotherInstance_areABreach() {
    add(placed(1, 1, 0), released(2, 1, 1));

    assertBreach(
        "at 2 s, task 1 on instance 1: it gives back what it took, but it was placed on instance"
            + " 0");
  }

  @Test
  void resources_givenBackInAnotherAmount_areABreach() {
    Resources less = Resources.of(1, 1);
    add(placed(1, 1, 0), new TaskReleased(SECOND, Source.CONTROL_PLANE, 1, 0, less));

    assertBreach(
        "at 1 s, task 1 on instance 0: it gives back %s, but it took %s".formatted(less, DEMAND));
  }

  @Test
  void resources_neverGivenBackByADeletedTask_areABreach() {
    add(placed(1, 1, 0), step(2, 1, 0, PENDING, STOPPED), deleted(3, 1, 0));

    assertBreach(
        "at 3 s, task 1 on instance 0: it goes from STOPPED to DELETED,"
            + " but it has not given back what it took");
  }

  @Test
  void step_seenFromAnotherInstance_isABreach() {
    add(placed(1, 1, 0), step(2, 1, 1, PENDING, RUNNING));

    assertBreach(
        "at 2 s, task 1 on instance 1: it goes from PENDING to RUNNING,"
            + " but it was placed on instance 0");
  }

  @Test
  void step_fromAnotherStateThanTheLast_isABreach() {
    add(placed(1, 1, 0), step(2, 1, 0, PROVISIONING, PENDING));

    assertBreach(
        "at 2 s, task 1 on instance 0: it goes from PROVISIONING to PENDING,"
            + " but it is PENDING since 1 s");
  }

  @Test
  void step_thatEcsDoesNotKnow_isABreach() {
    add(placed(1, 1, 0), step(2, 1, 0, PENDING, PROVISIONING));

    assertBreach(
        "at 2 s, task 1 on instance 0: it goes from PENDING to PROVISIONING,"
            + " but ECS knows no such step");
  }

  @Test
  void step_ofADeletedTask_isABreach() {
    add(placed(1, 1, 0), released(2, 1, 0), step(2, 1, 0, PENDING, STOPPED), deleted(3, 1, 0));
    add(step(4, 1, 0, PENDING, RUNNING));

    assertBreach(
        "at 4 s, task 1 on instance 0: it goes from PENDING to RUNNING, but it is DELETED");
  }

  @Test
  void step_withAnotherArrival_isABreach() {
    add(placed(1, 1, 0));
    add(new TaskStatusChanged(SECOND, Source.instance(0), 1, 0, PENDING, RUNNING, 0, -1));

    assertBreach(
        "at 1 s, task 1 on instance 0: it arrived at 0 s, but it was placed as one of 1 s");
  }

  @Test
  void task_thatWaitsForAnInstance_mayBePlacedAfterLaterOnes() {
    add(waiting(1, 1), placed(2, 2, 0), placed(3, 1, 1));

    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void task_thatWaitsForAnInstance_mayBeGivenUpOnce() {
    add(waiting(1, 1), givenUp(2, 1, DEMAND));
    assertThatCode(() -> check().checkAllGivenBack(false)).doesNotThrowAnyException();

    add(givenUp(3, 1, DEMAND));
    assertBreach("at 3 s, task 1: it is given up, but it does not wait for an instance");
  }

  @Test
  void task_givenUpWithAnotherSize_isABreach() {
    add(waiting(1, 1), givenUp(2, 1, Resources.of(1, 1)));

    assertBreach(
        "at 2 s, task 1: it asks for 1 CPU units, 1 MiB, 0 GPUs,"
            + " but it asked for 1024 CPU units, 512 MiB, 1 GPUs");
  }

  @Test
  void task_createdTwice_isABreach() {
    add(waiting(1, 1), waiting(2, 1));

    assertBreach(
        "at 2 s, task 1: it is created, but there was one before with this number or a later");
  }

  @Test
  void task_placedWithAnotherArrivalThanItWaitedWith_isABreach() {
    add(new TaskProvisioned(SECOND, Source.CONTROL_PLANE, 1, DEMAND, SECOND / 2), placed(2, 1, 0));

    assertBreach(
        "at 2 s, task 1 on instance 0: it arrived at 1 s, but it was created as one of 0.5 s");
  }

  @Test
  void end_withATaskThatWaitsForAnInstance_isABreach() {
    add(waiting(1, 1));

    assertUnsettled(
        "at 1 s, 1 tasks: the world has nothing left to do, but they wait for an instance");
  }

  @Test
  void end_withATaskOnItsWay_isABreach() {
    add(placed(1, 1, 0));

    assertUnsettled(
        "task 1 on instance 0: the world has nothing left to do,"
            + " but it is PENDING since 1 s, not given back");
  }

  @Test
  void end_withAStoppedTaskThatHoldsResources_isABreach() {
    add(placed(1, 1, 0), step(2, 1, 0, PENDING, STOPPED));

    assertUnsettled(
        "task 1 on instance 0: the world has nothing left to do,"
            + " but it is STOPPED since 2 s, not given back");
  }

  @Test
  void end_withARunningTaskWithoutResources_isABreach() {
    add(placed(1, 1, 0), step(2, 1, 0, PENDING, RUNNING), released(3, 1, 0));

    assertUnsettled(
        "task 1 on instance 0: the world has nothing left to do,"
            + " but it is RUNNING since 2 s, with its resources given back");
  }

  @Test
  void end_withARunningTask_passesOnlyWhereTasksMayBeEndless() {
    add(placed(1, 1, 0), step(2, 1, 0, PENDING, RUNNING));
    InvariantChecker checker = check();

    assertThatCode(() -> checker.checkAllGivenBack(true)).doesNotThrowAnyException();
    assertThatIllegalStateException().isThrownBy(() -> checker.checkAllGivenBack(false));
  }

  private void add(WorldEvent... events) {
    history.addAll(List.of(events));
  }

  private InvariantChecker check() {
    InvariantChecker checker = new InvariantChecker();
    history.forEach(checker::on);
    return checker;
  }

  private void assertBreach(String message) {
    assertThatIllegalStateException()
        .isThrownBy(this::check)
        .withMessage("invariant broken " + message);
  }

  private void assertUnsettled(String message) {
    InvariantChecker checker = check();
    assertThatIllegalStateException()
        .isThrownBy(() -> checker.checkAllGivenBack(true))
        .withMessageEndingWith(message);
  }

  private static InstanceRegistered registered(long time, int instance) {
    return new InstanceRegistered(time, Source.CONTROL_PLANE, instance, "main", INFO);
  }

  private static TaskPlaced placed(double seconds, long task, int instance) {
    return new TaskPlaced(
        at(seconds), Source.CONTROL_PLANE, task, instance, DEMAND, SECOND, PENDING);
  }

  private static TaskProvisioned waiting(double seconds, long task) {
    return new TaskProvisioned(at(seconds), Source.CONTROL_PLANE, task, DEMAND, SECOND);
  }

  private static TaskNotPlaced givenUp(double seconds, long task, Resources demand) {
    return new TaskNotPlaced(
        at(seconds),
        Source.CONTROL_PLANE,
        task,
        demand,
        SECOND,
        StopCode.TASK_FAILED_TO_START,
        "TaskFailedToStart: AGENT");
  }

  private static TaskReleased released(double seconds, long task, int instance) {
    return new TaskReleased(at(seconds), Source.CONTROL_PLANE, task, instance, DEMAND);
  }

  private static TaskStatusChanged step(
      double seconds, long task, int instance, TaskStatus from, TaskStatus to) {
    return new TaskStatusChanged(
        at(seconds), Source.instance(instance), task, instance, from, to, SECOND, -1);
  }

  private static TaskStatusChanged deleted(double seconds, long task, int instance) {
    return new TaskStatusChanged(
        at(seconds), Source.CONTROL_PLANE, task, instance, STOPPED, DELETED, SECOND, -1);
  }

  private static long at(double seconds) {
    return Math.round(seconds * SECOND);
  }
}
