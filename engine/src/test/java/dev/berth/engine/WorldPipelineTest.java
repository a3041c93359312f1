package dev.berth.engine;

import static dev.berth.engine.WorldBuilder.nanos;
import static dev.berth.engine.WorldBuilder.world;
import static dev.berth.engine.WorldFixtures.fixedTiming;
import static dev.berth.engine.WorldFixtures.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.WorldFixtures.Run;
import dev.berth.engine.api.Members;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.input.Execution;
import dev.berth.engine.pipeline.PipelineStep;
import dev.berth.engine.pipeline.RollBack;
import dev.berth.engine.pipeline.StepRun;
import dev.berth.engine.pipeline.StepWait;
import dev.berth.engine.record.Summary.Steps;
import dev.berth.engine.record.WorldEvent.StepChanged;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Steps of pipelines in a world: what they log, and what becomes of them. */
class WorldPipelineTest {
  private static final StepWait TEN_MINUTES = new StepWait.UntilStopped(nanos(600), true);

  private final WorldBuilder cluster = world().timing(fixedTiming(5, 1)).instances(2, 2048, 2048);

  @Test
  @Tag("rule.tasks-run-as-a-step-back-off")
  void step_ofATaskThatSucceeds_logsEachChangeAtThePollThatSeesIt() {
    Run run = run(cluster.with(step(runs(1, 20, 0), RollBack.NONE)).build());

    assertThat(log(run))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("10.0 begins"),
            line -> assertThat(line).isEqualTo("10.0 registered migrate:1"),
            line ->
                assertThat(line).matches("10.0 task [0-9a-f]{32} created of migrate:1: PENDING"),
            line -> assertThat(line).matches("16.0 task [0-9a-f]{32} is RUNNING on [0-9a-f]{32}"),
            line -> assertThat(line).matches("40.0 container main of task .* exited with 0"),
            line ->
                assertThat(line)
                    .endsWith(
                        "STOPPED: EssentialContainerExited: Essential container in task exited"),
            line -> assertThat(line).isEqualTo("40.0 succeeded, exit code 0"));
    assertThat(steps(run)).isEqualTo(new Steps(1, 0, 0, 0, 0, 0, 0));
  }

  @Test
  @Tag("rule.tasks-run-as-a-step-by-exit-code")
  void step_ofATaskThatExitsWithAnotherCode_fails() {
    Run run = run(cluster.with(step(runs(1, 20, 3), RollBack.NONE)).build());

    assertThat(log(run)).last().isEqualTo("40.0 failed, exit code 3");
    assertThat(steps(run).failed()).isEqualTo(1);
  }

  @Test
  void step_thatFails_deregistersWhatItHasRegistered() {
    Run run = run(cluster.with(step(runs(1, 20, 3), new RollBack(true, null))).build());

    assertThat(log(run))
        .endsWith(
            "40.0 rolls back",
            "40.0 deregistered migrate:1",
            "40.0 failed, exit code 3, rolled back");
    assertThat(steps(run).rolledBack()).isEqualTo(1);
  }

  @Test
  void step_thatFails_runsAnotherTaskInstead() {
    RollBack undo = new RollBack(true, runs(1, 5, 0));

    Run run = run(cluster.with(step(runs(1, 20, 3), undo)).build());

    assertThat(log(run)).filteredOn(line -> line.contains(" created of ")).hasSize(2);
    assertThat(log(run)).last().asString().endsWith("failed, exit code 3, rolled back");
    assertThat(run.result().summary().tasks().succeeded()).isEqualTo(1);
  }

  @Test
  void step_whoseRollBackFails_isNotRolledBack() {
    RollBack undo = new RollBack(false, runs(1, 5, 1));

    Run run = run(cluster.with(step(runs(1, 20, 3), undo)).build());

    assertThat(log(run)).last().asString().endsWith("failed, exit code 3");
    assertThat(steps(run).rolledBack()).isZero();
  }

  @Test
  void step_whoseTimeOutPasses_stopsTheTaskAtThatMoment() {
    StepWait half = new StepWait.UntilStopped(nanos(30), true);

    Run run = run(cluster.with(step(runs(1, 400, 0), half, RollBack.NONE)).build());

    assertThat(log(run)).contains("40.0 1 task not stopped in time");
    assertThat(log(run)).last().isEqualTo("40.0 timed out");
    assertThat(run.result().summary().tasks().failed()).isEqualTo(1);
  }

  @Test
  void step_thatLeavesTasksOnTimeOut_letsThemEndByThemselves() {
    StepWait half = new StepWait.UntilStopped(nanos(30), false);

    Run run = run(cluster.with(step(runs(1, 400, 0), half, RollBack.NONE)).build());

    assertThat(steps(run).timedOut()).isEqualTo(1);
    assertThat(run.result().summary().tasks().succeeded()).isEqualTo(1);
  }

  @Test
  void step_thatDoesNotWait_hasSucceededOnceItsTasksAreCreated() {
    Run run = run(cluster.with(step(runs(2, 400, 9), new StepWait.None(), RollBack.NONE)).build());

    assertThat(log(run)).last().isEqualTo("10.0 succeeded");
    assertThat(run.result().summary().tasks().failed()).isEqualTo(2);
  }

  @Test
  void step_withoutRoomForSome_isNotPlacedAndFollowsTheOthers() {
    Run run = run(cluster.with(step(runs(5, 20, 0), RollBack.NONE)).build());

    assertThat(log(run)).contains("10.0 1 task not placed: RESOURCE:CPU on 2 instances");
    assertThat(log(run)).last().isEqualTo("40.0 not placed");
    assertThat(run.result().summary().tasks().succeeded()).isEqualTo(4);
  }

  @Test
  void step_whoseTaskFindsNoInstanceInTime_isNotPlaced() {
    WorldBuilder waiting =
        world().timing(fixedTiming(5, 1)).provisioning(10, 60).instances(1, 512, 512);

    Run run = run(waiting.with(step(runs(1, 20, 0), RollBack.NONE)).build());

    assertThat(log(run)).anySatisfy(line -> assertThat(line).contains("TaskFailedToStart"));
    assertThat(steps(run).notPlaced()).isEqualTo(1);
  }

  @Test
  void step_ofWhichACallIsRefused_tellsTheException() {
    PipelineStep step =
        new PipelineStep(
            "step", 0, List.of(), runOf("nothing", 1, 20, 0), TEN_MINUTES, RollBack.NONE);

    Run run = run(cluster.with(step).build());

    assertThat(log(run))
        .containsExactly(
            "0.0 begins",
            "0.0 RunTask refused: ClientException: TaskDefinition not found.",
            "0.0 refused");
  }

  @Test
  @Tag("rule.tasks-run-as-a-step-latest-revision")
  void steps_thatRegisterTheSameFamily_getRevisionsInTheOrderOfTheirTime() {
    PipelineStep later =
        new PipelineStep(
            "later",
            nanos(20),
            List.of(definition()),
            runOf("migrate", 1, 1, 0),
            TEN_MINUTES,
            RollBack.NONE);

    Run run = run(cluster.with(later).with(step(runs(1, 1, 0), RollBack.NONE)).build());

    assertThat(log(run))
        .filteredOn(line -> line.contains("created of"))
        .extracting(line -> line.replaceFirst(".* of ", ""))
        .containsExactly("migrate:1: PENDING", "migrate:2: PENDING");
  }

  @Test
  void stepsUnfinished_whenTheWorldEnds_areCounted() {
    Run run = run(cluster.horizon(30).with(step(runs(1, 400, 0), RollBack.NONE)).build());

    assertThat(steps(run)).isEqualTo(new Steps(0, 0, 0, 0, 0, 0, 1));
  }

  private static PipelineStep step(StepRun run, RollBack onFailure) {
    return step(run, TEN_MINUTES, onFailure);
  }

  private static PipelineStep step(StepRun run, StepWait wait, RollBack onFailure) {
    return new PipelineStep("step", nanos(10), List.of(definition()), run, wait, onFailure);
  }

  private static StepRun runs(int count, double seconds, int exitCode) {
    return runOf(null, count, seconds, exitCode);
  }

  private static StepRun runOf(
      @Nullable String definition, int count, double seconds, int exitCode) {
    return new StepRun(
        RunTaskBuilder.of(definition).count(count).build(),
        new Execution(nanos(seconds), exitCode));
  }

  private static RegisterTaskDefinition definition() {
    Map<String, Object> container =
        Map.of("name", "main", "image", "i", "cpu", 1024, "memory", 512);
    return Members.read(
            Map.of("family", "migrate", "containerDefinitions", List.of(container)),
            RegisterTaskDefinition.class)
        .shape();
  }

  private static List<String> log(Run run) {
    return run.events()
        .of(StepChanged.class)
        .map(event -> "%.1f %s".formatted(event.time() / 1e9, event.news().text()))
        .toList();
  }

  private static Steps steps(Run run) {
    return run.result().summary().steps();
  }
}
