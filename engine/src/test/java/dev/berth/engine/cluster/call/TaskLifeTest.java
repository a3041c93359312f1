package dev.berth.engine.cluster.call;

import static dev.berth.engine.cluster.call.Definitions.family;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.RunTaskBuilder;
import dev.berth.engine.WorldBuilder;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.task.Container;
import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.api.task.Failure;
import dev.berth.engine.api.task.StopTask;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.cluster.StopCause;
import dev.berth.engine.model.TaskStatus;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ECS says of a task from its creation until it is forgotten. */
class TaskLifeTest {
  private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";

  private final CalledCluster cluster =
      new CalledCluster().instance(4096, 8192).define(family("job").tag("team", "a").build());

  @Test
  @Tag("rule.tasks-fresh")
  void freshTask_isPendingAndWantedRunning() {
    cluster.pass(5);
    Task task = run();

    assertThat(task.lastStatus()).isEqualTo("PENDING");
    assertThat(task.desiredStatus()).isEqualTo("RUNNING");
    assertThat(task.version()).isEqualTo(1);
    assertThat(task.createdAt()).isEqualTo(WorldBuilder.nanos(5));
    assertThat(task.startedAt()).isNull();
    assertThat(task.launchType()).isEqualTo("EC2");
    assertThat(task.cpu()).isEqualTo("1024");
    assertThat(task.memory()).isEqualTo("1280");
    assertThat(task.taskDefinitionArn())
        .isEqualTo("arn:aws:ecs:us-east-1:111122223333:task-definition/job:3");
    assertThat(task.clusterArn()).isEqualTo("arn:aws:ecs:us-east-1:111122223333:cluster/test");
  }

  @Test
  @Tag("rule.tasks-fresh-containers")
  void freshTask_hasItsContainersPending() {
    Task task = run();

    assertThat(task.containers()).extracting(Container::name).containsExactly("app", "side");
    assertThat(task.containers()).extracting(Container::lastStatus).containsOnly("PENDING");
    assertThat(task.containers()).extracting(Container::exitCode).containsOnlyNulls();
    assertThat(task.containers()).extracting(Container::containerArn).doesNotHaveDuplicates();
    assertThat(task.containers()).extracting(Container::taskArn).containsOnly(task.taskArn());
  }

  @Test
  @Tag("rule.tasks-version-grows")
  void version_growsWithEachChange() {
    String arn = run().taskArn();
    cluster.report(1, TaskStatus.RUNNING);
    assertThat(cluster.describe(arn).version()).isEqualTo(2);
    stop(arn, null);
    assertThat(cluster.describe(arn).version()).isEqualTo(3);
    cluster.report(1, TaskStatus.STOPPING, TaskStatus.STOPPED);

    assertThat(cluster.describe(arn).version()).isEqualTo(5);
  }

  @Test
  @Tag("rule.tasks-timestamps")
  void timestamps_standForTheirMoments() {
    String arn = run().taskArn();
    cluster.report(1, TaskStatus.RUNNING);
    cluster.pass(9);
    stop(arn, null);
    cluster.report(1, TaskStatus.STOPPING, TaskStatus.STOPPED);

    assertThat(cluster.describe(arn))
        .satisfies(task -> {
          assertThat(task.createdAt()).isZero();
          assertThat(task.connectivityAt()).isZero();
          assertThat(task.startedAt()).isEqualTo(WorldBuilder.nanos(1));
          assertThat(task.stoppingAt()).isEqualTo(WorldBuilder.nanos(10));
          assertThat(task.stoppedAt()).isEqualTo(WorldBuilder.nanos(12));
        });
  }

  @Test
  @Tag("rule.tasks-never-ran")
  void task_thatNeverRan_hasNoStartedAt() {
    String arn = run().taskArn();
    stop(arn, null);
    cluster.report(1, TaskStatus.STOPPED);

    assertThat(cluster.describe(arn).startedAt()).isNull();
    assertThat(cluster.describe(arn).stoppedAt()).isNotNull();
  }

  @Test
  @Tag("rule.tasks-essential-exit")
  void task_thatEndsByItself_saysThatAnEssentialContainerExited() {
    String arn = run().taskArn();
    cluster.report(1, TaskStatus.RUNNING, TaskStatus.STOPPING);

    assertThat(cluster.describe(arn))
        .satisfies(task -> {
          assertThat(task.desiredStatus()).isEqualTo("STOPPED");
          assertThat(task.stopCode()).isEqualTo("EssentialContainerExited");
          assertThat(task.stoppedReason()).isEqualTo("Essential container in task exited");
        });
  }

  @Test
  @Tag("rule.tasks-stop-desired")
  void stop_setsDesiredStatusAndTellsTheAgent() {
    String arn = run().taskArn();
    cluster.report(1, TaskStatus.RUNNING);
    Task task = stop(arn, null);

    assertThat(task.desiredStatus()).isEqualTo("STOPPED");
    assertThat(task.lastStatus()).isEqualTo("RUNNING");
    assertThat(task.stopCode()).isEqualTo("UserInitiated");
    assertThat(cluster.stopped).containsExactly(1L);
  }

  @Test
  @Tag("rule.tasks-retired")
  void retirement_stopsWithATerminationNotice() {
    String arn = run().taskArn();
    cluster.cluster.stop(1, StopCause.RETIRED, cluster.now);

    assertThat(cluster.describe(arn))
        .satisfies(task -> {
          assertThat(task.desiredStatus()).isEqualTo("STOPPED");
          assertThat(task.stopCode()).isEqualTo("TerminationNotice");
          assertThat(task.stoppedReason()).startsWith("ECS is performing maintenance");
        });
  }

  @Test
  @Tag("rule.tasks-stop-releases")
  void stop_givesResourcesBackAtOnce() {
    String arn = run().taskArn();
    assertThat(cluster.cluster.instances().cpuLeft()[0]).isEqualTo(3072);
    stop(arn, null);

    assertThat(cluster.cluster.instances().cpuLeft()[0]).isEqualTo(4096);
  }

  @Test
  @Tag("rule.tasks-stop-reason")
  void reason_isTheCallersOrEcsOwn() {
    assertThat(stop(run().taskArn(), "too slow").stoppedReason()).isEqualTo("too slow");
    assertThat(stop(run().taskArn(), null).stoppedReason()).isEqualTo("Task stopped by user");
  }

  @Test
  @Tag("rule.tasks-reason-length")
  void reason_isCutAt1024() {
    assertThat(stop(run().taskArn(), "r".repeat(2000)).stoppedReason()).hasSize(1024);
  }

  @Test
  @Tag("rule.tasks-stop-twice")
  void stop_ofAStoppedTask_changesNothing() {
    String arn = run().taskArn();
    stop(arn, "first");
    cluster.report(1, TaskStatus.STOPPED);
    Task before = cluster.describe(arn);

    assertThat(stop(arn, "second")).isEqualTo(before);
    assertThat(cluster.stopped).hasSize(1);
  }

  @Test
  @Tag("rule.tasks-stop-unknown")
  void stop_ofAnUnknownTask_isRefusedInEcsWords() {
    assertThat(cluster.refused(new StopTask("test", UNKNOWN, null)))
        .isEqualTo(new InvalidParameterException("The referenced task was not found."));
  }

  @Test
  @Tag("rule.tasks-stop-elsewhere")
  void stop_byAnArnOfAnotherCluster_isRefused() {
    String elsewhere = run().taskArn().replace("/test/", "/other/");

    assertThat(cluster.refused(new StopTask("test", elsewhere, null)).message())
        .isEqualTo("The referenced task was not found.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "task-1", "0123456789ABCDEF0123456789ABCDEF", "arn:aws:ecs:nowhere"})
  @Tag("rule.tasks-stop-malformed")
  void stop_byAMalformedId_isRefusedInEcsWords(String id) {
    assertThat(cluster.refused(new StopTask("test", id, null)))
        .isEqualTo(new InvalidParameterException("Task Identifier is invalid"));
  }

  @Test
  @Tag("rule.tasks-stop-removes-tags")
  void stop_takesTheTagsAway() {
    Task task =
        cluster
            .done(RunTaskBuilder.of("job").propagateTags("TASK_DEFINITION").build())
            .tasks()
            .getFirst();
    assertThat(cluster.describe(task.taskArn()).tags()).hasSize(1);
    stop(task.taskArn(), null);

    assertThat(cluster.describe(task.taskArn()).tags()).isEmpty();
  }

  @Test
  @Tag("rule.tasks-describe-limit")
  void describe_ofNoneOrMoreThanHundred_isRefusedInEcsWords() {
    assertThat(cluster.refused(new DescribeTasks("test", List.of(), null)))
        .isEqualTo(new InvalidParameterException("Tasks cannot be empty."));
    assertThat(cluster.refused(new DescribeTasks("test", Collections.nCopies(101, UNKNOWN), null)))
        .isEqualTo(new InvalidParameterException("taskIds can have at most 100 items."));
  }

  @Test
  @Tag("rule.tasks-describe-missing")
  void describe_ofAnUnknownTask_isAFailure() {
    String arn = run().taskArn();
    DescribeTasks.Response response =
        cluster.done(new DescribeTasks("test", List.of(UNKNOWN, arn), null));

    assertThat(response.tasks()).extracting(Task::taskArn).containsExactly(arn);
    assertThat(response.failures())
        .containsExactly(
            Failure.of("arn:aws:ecs:us-east-1:111122223333:task/test/" + UNKNOWN, "MISSING"));
  }

  @Test
  @Tag("rule.tasks-describe-by-id")
  void describe_byIdOrArn_isTheSame() {
    String arn = run().taskArn();
    String id = arn.substring(arn.lastIndexOf('/') + 1);

    assertThat(cluster.describe(id)).isEqualTo(cluster.describe(arn));
  }

  @Test
  @Tag("rule.tasks-describe-tags")
  void tags_areDescribedOnlyIfAskedFor() {
    String arn =
        cluster
            .done(RunTaskBuilder.of("job").propagateTags("TASK_DEFINITION").build())
            .tasks()
            .getFirst()
            .taskArn();

    assertThat(describe(arn, List.of()).tags()).isEmpty();
    assertThat(describe(arn, List.of("TAGS")).tags()).hasSize(1);
    assertThat(cluster.refused(new DescribeTasks("test", List.of(arn), List.of("TASKS"))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-visible-for-an-hour")
  void stoppedTask_isDescribedForAnHour() {
    String arn = run().taskArn();
    stop(arn, null);
    cluster.report(1, TaskStatus.STOPPED);
    cluster.pass(3599);
    assertThat(cluster.describe(arn).lastStatus()).isEqualTo("STOPPED");

    cluster.pass(1);

    assertThat(cluster.done(new DescribeTasks("test", List.of(arn), null)).failures())
        .extracting(Failure::reason)
        .containsExactly("MISSING");
  }

  @Test
  @Tag("rule.tasks-containers-follow-the-task")
  void containers_arePendingRunningOrStopped() {
    String arn = run().taskArn();
    cluster.report(1, TaskStatus.RUNNING);
    assertThat(containers(arn)).containsOnly("RUNNING");
    cluster.report(1, TaskStatus.STOPPING);
    assertThat(containers(arn)).containsOnly("RUNNING");
    cluster.report(1, TaskStatus.STOPPED);

    assertThat(containers(arn)).containsOnly("STOPPED");
  }

  @Test
  @Tag("rule.tasks-connectivity")
  void agentOutOfReach_isDisconnected() {
    String arn = run().taskArn();
    assertThat(cluster.describe(arn).connectivity()).isEqualTo("CONNECTED");
    cluster.cluster.instances().setAgentConnected(0, false);

    assertThat(cluster.describe(arn).connectivity()).isEqualTo("DISCONNECTED");
    assertThat(cluster.describe(arn).lastStatus()).isEqualTo("PENDING");
  }

  private List<String> containers(String arn) {
    return cluster.describe(arn).containers().stream().map(Container::lastStatus).toList();
  }

  private Task describe(String arn, List<String> include) {
    return cluster.done(new DescribeTasks("test", List.of(arn), include)).tasks().getFirst();
  }

  private Task run() {
    return cluster.done(RunTaskBuilder.of("job").build()).tasks().getFirst();
  }

  private Task stop(String arn, @Nullable String reason) {
    return cluster.done(new StopTask("test", arn, reason)).task();
  }
}
