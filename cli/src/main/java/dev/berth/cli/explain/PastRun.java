package dev.berth.cli.explain;

import dev.berth.cli.run.ScenarioSource;
import dev.berth.engine.record.RunResult;
import dev.berth.reports.RunReport;
import dev.berth.reports.UnreadableRunException;
import dev.berth.reports.directory.StoredDirectory;
import dev.berth.scenarios.Scenario;
import dev.berth.scenarios.ScenarioException;
import dev.berth.scenarios.ScenarioReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The run that a question is about: one whose directory was kept, or the one that a scenario gives.
 *
 * @param name what the user calls it
 * @param stored what came of it, where it was kept and nothing about it is changed
 * @param version the berth that made it, where it was kept
 */
record PastRun(
    String name, Scenario scenario, long seed, Optional<RunResult> stored, String version) {
  /**
   * The run that a word on the command line means.
   *
   * @param word a run's directory, a scenario file, or the name of a shipped scenario
   * @param overrides changes to the scenario; with any, a kept run is another one
   * @throws UnreadableRunException when it is a directory, but not one of a run
   */
  static PastRun of(String word, List<String> overrides) throws ScenarioException {
    Path path = directory(word);
    if (path == null) {
      Scenario scenario = ScenarioSource.read(word, overrides);
      return new PastRun(word, scenario, scenario.seed(), Optional.empty(), "");
    }
    RunReport report = new StoredDirectory(path).report();
    List<String> all = new ArrayList<>(report.provenance().overrides());
    all.addAll(overrides);
    Scenario scenario =
        ScenarioReader.read(
            path.resolve("scenario.yaml").toString(),
            report.scenario(),
            Path.of(report.provenance().directory()),
            all);
    return new PastRun(
        word,
        scenario,
        report.seed(),
        overrides.isEmpty() ? Optional.of(report.result()) : Optional.empty(),
        report.provenance().version());
  }

  private static @Nullable Path directory(String word) {
    try {
      Path path = Path.of(word);
      return Files.isDirectory(path) ? path : null;
    } catch (InvalidPathException _) {
      return null;
    }
  }
}
