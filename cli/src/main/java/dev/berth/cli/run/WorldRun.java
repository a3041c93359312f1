package dev.berth.cli.run;

import dev.berth.cli.terminal.Interruption;
import dev.berth.cli.terminal.Progress;
import dev.berth.cli.terminal.ProgressDisplay;
import dev.berth.cli.terminal.Terminal;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.input.Workload;
import dev.berth.engine.pipeline.PipelineStep;
import dev.berth.engine.record.Recorder;
import dev.berth.engine.time.Pace;
import dev.berth.engine.time.WallClock;
import dev.berth.reports.EventLog;
import dev.berth.scenarios.Scenario;
import dev.berth.scenarios.runner.RunOptions;
import dev.berth.scenarios.runner.RunOutcome;
import dev.berth.scenarios.runner.ScenarioRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of a scenario with one seed, with all that watches it. */
final class WorldRun {
  private final Scenario scenario;
  private final RunSettings settings;
  private final Terminal terminal;
  private final Interruption interruption;

  WorldRun(Scenario scenario, RunSettings settings, Terminal terminal, Interruption interruption) {
    this.scenario = scenario;
    this.settings = settings;
    this.terminal = terminal;
    this.interruption = interruption;
  }

  /**
   * Runs the scenario to its end, or until somebody asks to stop.
   *
   * @param title what the progress calls the run
   * @param eventLog where the history is written; {@code null}: nowhere
   */
  RunOutcome run(long seed, String title, @Nullable Path eventLog) {
    WorldSpecification world = scenario.toWorld(OptionalLong.of(seed));
    List<Recorder> recorders = new ArrayList<>();
    if (eventLog == null) {
      return watched(seed, title, world, recorders);
    }
    try (EventLog log = EventLog.create(eventLog, names(world))) {
      recorders.add(log);
      return watched(seed, title, world, recorders);
    }
  }

  private RunOutcome watched(
      long seed, String title, WorldSpecification world, List<Recorder> recorders) {
    if (settings.isQuiet() || settings.isStepwise()) {
      return run(seed, world, recorders);
    }
    Progress progress = new Progress();
    recorders.add(progress);
    try (var _ = new ProgressDisplay(terminal, title, progress, world.horizonNanos())) {
      return run(seed, world, recorders);
    }
  }

  private RunOutcome run(long seed, WorldSpecification world, List<Recorder> recorders) {
    if (!settings.isChecked()) {
      return runAtPace(seed, world, recorders);
    }
    Check check = new Check();
    recorders.add(check);
    RunOutcome outcome = runAtPace(seed, world, recorders);
    check.finish(outcome.result(), world.horizonNanos().isPresent());
    return outcome;
  }

  private RunOutcome runAtPace(long seed, WorldSpecification world, List<Recorder> recorders) {
    Pace pace = pace(world);
    if (pace instanceof StepPace steps) {
      recorders.add(steps);
    }
    return ScenarioRunner.run(
        scenario,
        new RunOptions(
            OptionalLong.of(seed),
            settings.parallelism(),
            pace,
            recorders,
            interruption::isRequested));
  }

  private Pace pace(WorldSpecification world) {
    if (settings.isStepwise()) {
      EventText text = new EventText(names(world));
      return new StepPace(terminal, text, interruption);
    }
    return settings.isBatch() ? Pace.BATCH : new WallClock(settings.speed());
  }

  /** Who calls from outside, in the order of their sources. */
  private static List<String> names(WorldSpecification world) {
    return Stream.concat(
            world.workloads().stream().map(Workload::name),
            world.steps().stream().map(PipelineStep::name))
        .toList();
  }
}
