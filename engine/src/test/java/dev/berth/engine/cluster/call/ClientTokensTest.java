package dev.berth.engine.cluster.call;

import static dev.berth.engine.cluster.call.Definitions.family;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.RunTaskBuilder;
import dev.berth.engine.WorldBuilder;
import dev.berth.engine.api.EcsError.ConflictException;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.api.task.StopTask;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.model.TaskStatus;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that are made again under the same client token. */
class ClientTokensTest {
  private static final double HOUR = 3600;

  private final CalledCluster cluster =
      new CalledCluster().instance(2048, 4096).define(family("job").build());

  @ParameterizedTest
  @ValueSource(strings = {"", "with blank", "ümlaut"})
  @Tag("rule.tasks-token-form")
  void token_ofOtherCharacters_isRefused(String token) {
    assertThat(cluster.refused(job().token(token).build()))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-token-form")
  void token_longerThan64_isRefused() {
    assertThat(run(job().token("t".repeat(64))).tasks()).hasSize(1);
    assertThat(cluster.refused(job().token("t".repeat(65)).build()))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-token-replay")
  void sameCall_again_startsNothing() {
    Task first = run(job().token("a")).tasks().getFirst();
    cluster.report(1, TaskStatus.RUNNING);
    Task again = run(job().token("a")).tasks().getFirst();

    assertThat(cluster.cluster.upcomingTask()).isEqualTo(2);
    assertThat(again.taskArn()).isEqualTo(first.taskArn());
    assertThat(again.lastStatus()).isEqualTo("RUNNING");
  }

  @Test
  @Tag("rule.tasks-token-other-token")
  void otherToken_startsAnew() {
    run(job().token("a"));
    run(job().token("b"));
    run(job());
    run(job());

    assertThat(cluster.cluster.upcomingTask()).isGreaterThan(2);
  }

  @Test
  @Tag("rule.tasks-token-conflict")
  void otherCall_underTheToken_isAConflictThatNamesTheTasks() {
    List<String> arns = run(job().token("a").count(2)).tasks().stream().map(Task::taskArn).toList();

    assertThat(cluster.refused(job().token("a").build()))
        .isInstanceOfSatisfying(
            ConflictException.class,
            conflict -> assertThat(conflict.resourceIds()).isEqualTo(arns));
  }

  @Test
  @Tag("rule.tasks-token-before-other-checks")
  void replay_goesBeforeOtherChecks() {
    run(job().token("a"));

    assertThat(cluster.refused(job().token("a").count(11).build()))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  @Tag("rule.tasks-token-of-refused-call")
  void token_ofARefusedCall_isFree() {
    cluster.refused(job().token("a").count(11).build());

    assertThat(run(job().token("a")).tasks()).hasSize(1);
  }

  @Test
  @Tag("rule.tasks-token-of-failures")
  void token_ofACallWithFailuresOnly_isTaken() {
    run(job().count(2));
    assertThat(run(job().token("a")).failures()).hasSize(1);
    cluster.instance(2048, 4096);

    RunTask.Response again = run(job().token("a"));

    assertThat(again.tasks()).isEmpty();
    assertThat(again.failures()).hasSize(1);
  }

  @Test
  @Tag("rule.tasks-token-stopped-content")
  void replay_ofAStoppedTask_saysItsStatusOnly() {
    Task first = run(job().token("a")).tasks().getFirst();
    stop(first);
    cluster.pass(0.9 * HOUR);

    assertThat(run(job().token("a")).tasks())
        .singleElement()
        .satisfies(task -> {
          assertThat(task.taskArn()).isEqualTo(first.taskArn());
          assertThat(task.lastStatus()).isEqualTo("STOPPED");
          assertThat(task.desiredStatus()).isEqualTo("STOPPED");
          assertThat(task.createdAt()).isNull();
          assertThat(task.containers()).isEmpty();
        });
  }

  @Test
  @Tag("rule.tasks-token-older-stopped-dropped")
  void replay_leavesOutWhatStoppedMoreThanAnHourAgo() {
    List<Task> tasks = run(job().token("a").count(2)).tasks();
    stop(tasks.getFirst());
    cluster.pass(1.1 * HOUR);

    assertThat(run(job().token("a").count(2)).tasks())
        .singleElement()
        .satisfies(task -> assertThat(task.taskArn()).isEqualTo(tasks.getLast().taskArn()));
  }

  @Test
  @Tag("rule.tasks-token-old-failures")
  void replay_onlyCountsFailuresMoreThanAnHourOld() {
    run(job().token("a").count(4));
    cluster.pass(1.1 * HOUR);

    assertThat(run(job().token("a").count(4)).failures())
        .singleElement()
        .satisfies(failure -> {
          assertThat(failure.arn()).isNull();
          assertThat(failure.detail()).startsWith("2 failures");
        });
  }

  @Test
  @Tag("rule.tasks-token-lifetime-stopped")
  void token_anHourAfterTheLastTask_isFree() {
    Task first = run(job().token("a")).tasks().getFirst();
    cluster.pass(2 * HOUR);
    stop(first);
    cluster.pass(HOUR - 1);
    assertThat(run(job().token("a")).tasks().getFirst().taskArn()).isEqualTo(first.taskArn());

    cluster.pass(1);

    assertThat(run(job().token("a")).tasks().getFirst().taskArn()).isNotEqualTo(first.taskArn());
  }

  @Test
  @Tag("rule.tasks-token-lifetime-day")
  void token_afterADay_isFreeWhateverRuns() {
    Task first = run(job().token("a")).tasks().getFirst();
    cluster.pass(24 * HOUR - 1);
    assertThat(run(job().token("a")).tasks().getFirst().taskArn()).isEqualTo(first.taskArn());

    cluster.pass(1);

    assertThat(run(job().token("a")).tasks().getFirst().taskArn()).isNotEqualTo(first.taskArn());
  }

  /** The agent reports the task STOPPED at the very moment of the call. */
  private void stop(Task task) {
    cluster.done(new StopTask(WorldBuilder.CLUSTER, task.taskArn(), null));
    long number = cluster.cluster.names().tasks().number(task.taskArn());
    cluster.cluster.reported(number, TaskStatus.STOPPED, 0, cluster.now);
  }

  private RunTask.Response run(RunTaskBuilder call) {
    return cluster.done(call.build());
  }

  private static RunTaskBuilder job() {
    return RunTaskBuilder.of("job");
  }
}
