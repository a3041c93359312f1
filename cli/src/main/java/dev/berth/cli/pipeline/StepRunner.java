package dev.berth.cli.pipeline;

import dev.berth.cli.explain.AnswerFormat;
import dev.berth.cli.terminal.Interruption;
import dev.berth.cli.terminal.Terminal;
import dev.berth.engine.Parallelism;
import dev.berth.engine.pipeline.PipelineStep;
import dev.berth.engine.pipeline.StepNews;
import dev.berth.engine.time.Pace;
import dev.berth.reports.Json;
import dev.berth.scenarios.Scenario;
import dev.berth.scenarios.assembly.StepPlan;
import dev.berth.scenarios.runner.RunOptions;
import dev.berth.scenarios.runner.ScenarioRunner;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Runs a scenario with one more step until that is over, and tells what the step does. */
public final class StepRunner {
  private final Scenario scenario;
  private final OptionalLong seed;
  private final AnswerFormat format;
  private final Terminal terminal;

  /** A runner in this scenario's world. */
  public StepRunner(Scenario scenario, OptionalLong seed, AnswerFormat format, Terminal terminal) {
    this.scenario = scenario;
    this.seed = seed;
    this.format = format;
    this.terminal = terminal;
  }

  /**
   * What came of a step, as JSON.
   *
   * @param result {@code null} when the world ended before the step did
   * @param exitCode of the task; {@code null} where there is none
   */
  private record Document(
      String scenario,
      long seed,
      String step,
      @Nullable String result,
      @Nullable Integer exitCode,
      boolean rolledBack,
      List<StepLog.Line> log) {}

  /** Runs the step and returns the exit code. */
  public int run(PipelineStep step) {
    Scenario extended = scenario.with(StepPlan.of(step));
    int index = extended.world().steps().size() - 1;
    StepLog log = new StepLog(index, this::tell);
    try (Interruption interruption = new Interruption(terminal)) {
      interruption.listen();
      ScenarioRunner.run(
          extended,
          new RunOptions(
              seed,
              Parallelism.forProcessors(Runtime.getRuntime().availableProcessors()),
              Pace.BATCH,
              List.of(log),
              () -> log.end() != null || interruption.isRequested()));
      if (format == AnswerFormat.JSON) {
        terminal.out().print(document(step, log));
      } else if (log.end() == null) {
        terminal.out().println("the scenario ended before the step did");
      }
      return log.end() == null && interruption.isRequested()
          ? interruption.exitCode()
          : StepExit.codeOf(log.end());
    }
  }

  private void tell(StepLog.Line line) {
    if (format == AnswerFormat.TEXT) {
      terminal
          .out()
          .println(String.format(Locale.ROOT, "%12.3fs  %s", line.seconds(), line.text()));
    }
  }

  private String document(PipelineStep step, StepLog log) {
    StepNews.Ended end = log.end();
    return Json.indented(
        new Document(
            scenario.name(),
            seed.orElse(scenario.seed()),
            step.name(),
            end == null ? null : end.result().name(),
            end == null ? null : end.exitCode(),
            end != null && end.rolledBack(),
            log.lines()));
  }
}
