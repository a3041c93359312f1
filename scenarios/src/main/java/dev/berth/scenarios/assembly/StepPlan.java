package dev.berth.scenarios.assembly;

import dev.berth.engine.input.Execution;
import dev.berth.engine.input.TaskConduct;
import dev.berth.engine.pipeline.PipelineStep;
import dev.berth.engine.pipeline.RollBack;
import dev.berth.engine.pipeline.StepRun;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.RandomStreams;
import org.jspecify.annotations.Nullable;

/**
 * A step of a pipeline, complete but for what is left to chance.
 *
 * @param runTime of the step's tasks, in seconds; {@code null} where nothing is left to chance
 * @param rollBackRunTime of the tasks of its roll-back, in the same way
 */
public record StepPlan(
    PipelineStep step, @Nullable Distribution runTime, @Nullable Distribution rollBackRunTime) {
  /** A step that leaves nothing to chance. */
  public static StepPlan of(PipelineStep step) {
    return new StepPlan(step, null, null);
  }

  /** The step in a world with this seed. */
  PipelineStep withSeed(long seed) {
    RandomStreams streams = RandomStreams.of(seed).named("step").named(step.name());
    return new PipelineStep(
        step.name(),
        step.atNanos(),
        step.register(),
        drawn(step.run(), runTime, streams.named("run")),
        step.waiting(),
        new RollBack(
            step.onFailure().deregister(),
            drawn(step.onFailure().run(), rollBackRunTime, streams.named("roll-back"))));
  }

  private static @Nullable StepRun drawn(
      @Nullable StepRun run, @Nullable Distribution runTime, RandomStreams streams) {
    if (run == null || runTime == null) {
      return run;
    }
    long nanos = runTime.sampleNanos(streams.stream());
    TaskConduct conduct = run.conduct();
    return new StepRun(
        run.call(),
        new TaskConduct(
            new Execution(nanos, conduct.execution().exitCode()),
            conduct.containers(),
            conduct.faults()));
  }
}
