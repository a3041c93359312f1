package dev.berth.cli.pipeline;

import dev.berth.cli.explain.Moment;
import dev.berth.engine.input.Execution;
import dev.berth.engine.pipeline.PipelineStep;
import dev.berth.engine.pipeline.RollBack;
import dev.berth.engine.pipeline.StepRun;
import dev.berth.engine.pipeline.StepWait;
import dev.berth.scenarios.Scenario;
import dev.berth.scenarios.ScenarioException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say when a step begins and how long it waits. */
public final class StepOptions {
  private static final String NAME = "run-task";
  private static final long TEN_MINUTES = 600_000_000_000L;
  private static final int MOST_TASKS = 10;
  private static final int LARGEST_CODE = 255;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = Moment.Converter.class,
      description = "Begin at this simulated time (default: 0).")
  private Moment at = new Moment(0);

  @Option(
      names = "--no-wait",
      description = "Do not wait for the tasks: end once they are created.")
  private boolean noWait;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Moment.Converter.class,
      description = "Wait for at most so long (default: 10m), then stop the tasks.")
  private Moment timeout = new Moment(TEN_MINUTES);

  @Option(names = "--leave", description = "Leave the tasks alone when the time is over.")
  private boolean leave;

  /** What no single option can tell to be wrong; {@code null} if nothing is. */
  public @Nullable String wrong(TaskOptions tasks) {
    if (tasks.count() < 1 || tasks.count() > MOST_TASKS) {
      return "--count is %d, expected 1 to %d".formatted(tasks.count(), MOST_TASKS);
    }
    if (tasks.exitCode() < 0 || tasks.exitCode() > LARGEST_CODE) {
      return "--exit-code is %d, expected 0 to %d".formatted(tasks.exitCode(), LARGEST_CODE);
    }
    return timeout.nanos() == 0 ? "--timeout is zero; it must be longer" : null;
  }

  /** The step that all options describe together, for a scenario. */
  public PipelineStep step(DefinitionOptions definitions, TaskOptions tasks, Scenario scenario)
      throws ScenarioException {
    NamedDefinitions named = NamedDefinitions.of(definitions, scenario);
    String cluster = scenario.world().cluster();
    NamedDefinitions.Named run = named.run();
    NamedDefinitions.Named undo = named.onFailure();
    Execution success = new Execution(tasks.execution().runTimeNanos(), 0);
    return new PipelineStep(
        NAME,
        at.nanos(),
        named.register(),
        new StepRun(
            tasks.call(cluster, run.name(), tasks.count(), tasks.overrides(run.container())),
            tasks.conduct(run.containers())),
        noWait ? new StepWait.None() : new StepWait.UntilStopped(timeout.nanos(), !leave),
        new RollBack(
            definitions.deregisters(),
            undo == null ? null : new StepRun(tasks.call(cluster, undo.name(), 1, null), success)));
  }
}
