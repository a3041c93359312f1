package dev.berth.cli.run;

import dev.berth.cli.terminal.CommandText;
import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.Failures;
import dev.berth.cli.terminal.Interruption;
import dev.berth.cli.terminal.Terminal;
import dev.berth.cli.terminal.Version;
import dev.berth.engine.Parallelism;
import dev.berth.reports.JUnitReport;
import dev.berth.reports.Provenance;
import dev.berth.reports.ReportException;
import dev.berth.reports.RunReport;
import dev.berth.reports.Verdict;
import dev.berth.reports.directory.RunDirectory;
import dev.berth.scenarios.Scenario;
import dev.berth.scenarios.runner.JointVerdicts;
import dev.berth.scenarios.runner.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a scenario as the options say, writes what comes of it, and decides the exit code. */
public final class Simulation {
  private final Scenario scenario;
  private final List<String> command;
  private final RunSettings settings;
  private final Terminal terminal;
  private final Interruption interruption;
  private final WorldRun world;

  /**
   * A simulation that has not begun.
   *
   * @param command the words that name the scenario on a command line
   */
  public Simulation(
      Scenario scenario, List<String> command, RunSettings settings, Terminal terminal) {
    this.scenario = scenario;
    this.command = List.copyOf(command);
    this.settings = settings;
    this.terminal = terminal;
    this.interruption = new Interruption(terminal);
    this.world = new WorldRun(scenario, settings, terminal, interruption);
  }

  /** Runs it all and returns the exit code. */
  public int run() {
    if (!settings.isQuiet()) {
      new Failures(terminal).tell(scenario.warnings());
    }
    try (interruption) {
      interruption.listen();
      return runAndWrite();
    }
  }

  private int runAndWrite() {
    if (!settings.writesReport()) {
      return runAndWrite(null);
    }
    RunDirectory directory = RunDirectory.open(settings.out(), scenario.name());
    interruption.onAbort(directory::abandon);
    try {
      return runAndWrite(directory);
    } catch (RuntimeException | Error e) {
      directory.abandon();
      throw e;
    }
  }

  private int runAndWrite(@Nullable RunDirectory directory) {
    Path eventLog =
        directory != null && settings.writesEventLog() ? directory.eventLogPath() : null;
    List<Instant> starts = new ArrayList<>();
    List<RunOutcome> outcomes = runAll(eventLog, starts);
    List<RunReport> reports = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      reports.add(report(outcomes.get(i), starts.get(i)));
    }
    // Only now is known what all runs say together, which the first one's report tells, too.
    Path written = directory == null ? null : directory.complete(reports.getFirst());
    if (settings.junit() != null) {
      writeJUnit(settings.junit(), reports);
    }
    ResultOutput output = new ResultOutput(settings.format(), terminal);
    if (settings.isRepeated()) {
      output.write(reports, written, new Repetitions(outcomes, settings.repetitions()));
    } else {
      output.write(reports.getFirst(), written);
    }
    if (interruption.isRequested()) {
      return interruption.exitCode();
    }
    return outcomes.stream().allMatch(RunOutcome::allMet) ? ExitCode.OK : ExitCode.UNMET;
  }

  private List<RunOutcome> runAll(@Nullable Path eventLog, List<Instant> starts) {
    long seed = settings.seed().orElse(scenario.seed());
    List<RunOutcome> outcomes = new ArrayList<>();
    starts.add(Instant.now());
    outcomes.add(world.run(seed, title(0), eventLog));
    for (int i = 1; i < settings.repetitions() && !interruption.isRequested(); i++) {
      Instant start = Instant.now();
      RunOutcome outcome = world.run(seed + i, title(i), null);
      // Half a run says nothing about whole ones.
      if (!outcome.result().interrupted()) {
        outcomes.add(outcome);
        starts.add(start);
      }
    }
    return JointVerdicts.judge(scenario.expectations(), outcomes);
  }

  private void writeJUnit(Path file, List<RunReport> reports) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(
          file,
          settings.isRepeated()
              ? JUnitReport.render(reports)
              : JUnitReport.render(reports.getFirst()));
    } catch (IOException e) {
      throw ReportException.of(file, e);
    }
  }

  private String title(int repetition) {
    int all = settings.repetitions();
    return all == 1
        ? scenario.name()
        : "%s, run %d of %d".formatted(scenario.name(), repetition + 1, all);
  }

  private RunReport report(RunOutcome outcome, Instant start) {
    Parallelism parallelism = settings.parallelism();
    return new RunReport(
        scenario.name(),
        scenario.description(),
        scenario.text(),
        outcome.seed(),
        scenario.world().timing().name(),
        outcome.result(),
        new Provenance(
            Version.ofBerth(),
            Version.ofJava(),
            Version.ofPlatform(),
            parallelism.lanes(),
            parallelism.threads(),
            start,
            outcome.wallSeconds(),
            repeatingCommand(outcome.seed()),
            settings.overrides(),
            scenario.directory().toAbsolutePath().normalize().toString()),
        outcome.expectations().stream()
            .map(each -> new Verdict(each.text(), each.met(), each.actual()))
            .toList());
  }

  private String repeatingCommand(long seed) {
    List<String> words = new ArrayList<>(command);
    words.add("--seed");
    words.add(Long.toString(seed));
    words.addAll(settings.classPathWords());
    for (String override : settings.overrides()) {
      words.add("--set");
      words.add(override);
    }
    return CommandText.of(words);
  }
}
