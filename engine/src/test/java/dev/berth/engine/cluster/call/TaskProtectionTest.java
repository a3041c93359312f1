package dev.berth.engine.cluster.call;

import static dev.berth.engine.cluster.call.Definitions.family;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.RunTaskBuilder;
import dev.berth.engine.WorldBuilder;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.task.Failure;
import dev.berth.engine.api.task.GetTaskProtection;
import dev.berth.engine.api.task.ProtectedTask;
import dev.berth.engine.api.task.StopTask;
import dev.berth.engine.api.task.UpdateTaskProtection;
import dev.berth.engine.cluster.TaskDetails;
import dev.berth.engine.cluster.TaskOrder;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.witness.Submission;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tasks of services that scale-in and deployments may not stop. */
class TaskProtectionTest {
  private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";

  private final CalledCluster cluster =
      new CalledCluster().instance(8192, 16384).define(family("job").build());

  @Test
  @Tag("rule.tasks-protection-default")
  void protection_lastsTwoHoursUnlessSaidOtherwise() {
    String arn = serviceTask();
    assertThat(update(arn, true, null)).isEqualTo(expiring(arn, 120));

    cluster.pass(120 * 60 - 1);
    assertThat(get(arn).protectionEnabled()).isTrue();
    cluster.pass(1);

    assertThat(get(arn)).isEqualTo(new ProtectedTask(arn, false, null));
  }

  @Test
  @Tag("rule.tasks-protection-again")
  void protection_again_startsTheClockAnew() {
    String arn = serviceTask();
    update(arn, true, 10);
    cluster.pass(300);

    assertThat(update(arn, true, 10)).isEqualTo(expiring(arn, 10));
  }

  @Test
  @Tag("rule.tasks-protection-ends")
  void protection_switchedOff_isOver() {
    String arn = serviceTask();
    update(arn, true, null);

    assertThat(update(arn, false, null)).isEqualTo(new ProtectedTask(arn, false, null));
  }

  @Test
  @Tag("rule.tasks-protection-minutes")
  void minutes_outsideOneTo2880_areRefused() {
    String arn = serviceTask();

    refuses(new UpdateTaskProtection("test", List.of(arn), true, 0));
    refuses(new UpdateTaskProtection("test", List.of(arn), true, 2881));
    assertThat(update(arn, true, 2880)).isEqualTo(expiring(arn, 2880));
  }

  @Test
  @Tag("rule.tasks-protection-limit")
  void tasks_moreThanTenOrNone_areRefused() {
    refuses(new UpdateTaskProtection("test", Collections.nCopies(11, UNKNOWN), true, null));
    refuses(new UpdateTaskProtection("test", List.of(), true, null));
    refuses(new UpdateTaskProtection("test", List.of(UNKNOWN), null, null));
  }

  @Test
  @Tag("rule.tasks-protection-get-limit")
  void asked_forMoreThanHundred_isRefused() {
    assertThat(cluster.refused(new GetTaskProtection("test", Collections.nCopies(101, UNKNOWN))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-protection-services-only")
  void standaloneTask_isNotValid() {
    String arn = cluster.done(RunTaskBuilder.of("job").build()).tasks().getFirst().taskArn();
    cluster.report(1, TaskStatus.RUNNING);

    assertThat(failures(arn)).containsExactly(Failure.of(arn, "TASK_NOT_VALID"));
  }

  @Test
  @Tag("rule.tasks-protection-running-only")
  void task_thatDoesNotRun_isNotValid() {
    String arn = serviceTask();
    cluster.report(1, TaskStatus.STOPPING);

    assertThat(failures(arn)).containsExactly(Failure.of(arn, "TASK_NOT_VALID"));
  }

  @Test
  @Tag("rule.tasks-protection-missing")
  void task_unknown_isMissing() {
    assertThat(failures(UNKNOWN))
        .containsExactly(
            Failure.of("arn:aws:ecs:us-east-1:111122223333:task/test/" + UNKNOWN, "MISSING"));
  }

  @Test
  @Tag("rule.tasks-protection-stop-task")
  void protectedTask_canBeStoppedByItsUser() {
    String arn = serviceTask();
    update(arn, true, null);

    assertThat(cluster.done(new StopTask("test", arn, null)).task().desiredStatus())
        .isEqualTo("STOPPED");
  }

  @Test
  @Tag("rule.tasks-service-described")
  void taskOfAService_isDescribedWithItsGroupAndDeployment() {
    String arn = serviceTask();

    assertThat(cluster.describe(arn).group()).isEqualTo("service:web");
    assertThat(cluster.describe(arn).startedBy()).isEqualTo("ecs-svc/123");
  }

  private String serviceTask() {
    TaskOrder order =
        new TaskOrder(
            family("web").build().definition(),
            null,
            "service:web",
            Constraints.NONE,
            List.of(),
            false,
            List.of(),
            List.of(CalledCluster.ENDLESS),
            false,
            TaskDetails.ofService("web", "ecs-svc/123"));
    cluster.cluster.run(order, Submission.fromOutside(1, cluster.now), false, cluster.now);
    cluster.report(1, TaskStatus.RUNNING);
    return cluster.taskArn(1);
  }

  private ProtectedTask expiring(String arn, int minutes) {
    return new ProtectedTask(arn, true, cluster.now + WorldBuilder.nanos(60.0 * minutes));
  }

  private ProtectedTask update(String arn, boolean enabled, @Nullable Integer minutes) {
    return cluster
        .done(new UpdateTaskProtection("test", List.of(arn), enabled, minutes))
        .protectedTasks()
        .getFirst();
  }

  private ProtectedTask get(String arn) {
    return cluster.done(new GetTaskProtection("test", List.of(arn))).protectedTasks().getFirst();
  }

  private List<Failure> failures(String task) {
    List<Failure> read = cluster.done(new GetTaskProtection("test", List.of(task))).failures();
    assertThat(cluster.done(new UpdateTaskProtection("test", List.of(task), true, null)).failures())
        .isEqualTo(read);
    return read;
  }

  private void refuses(UpdateTaskProtection call) {
    assertThat(cluster.refused(call)).isInstanceOf(InvalidParameterException.class);
  }
}
