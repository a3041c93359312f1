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
   * The run that is asked about.
   *
   * @throws UnreadableRunException when it is a directory, but not one of a run
   */
  static PastRun of(AskedRun asked) throws ScenarioException {
    String word = asked.word();
    Path path = directory(word);
    if (path == null) {
      Scenario scenario = ScenarioSource.read(word, asked.overrides(), asked.classes());
      return new PastRun(word, scenario, scenario.seed(), Optional.empty(), "");
    }
    RunReport report = new StoredDirectory(path).report();
    List<String> overrides = new ArrayList<>(report.provenance().overrides());
    overrides.addAll(asked.overrides());
    Scenario scenario =
        ScenarioReader.read(
            path.resolve("scenario.yaml").toString(),
            report.scenario(),
            Path.of(report.provenance().directory()),
            overrides,
            asked.classes());
    boolean isUnchanged = asked.overrides().isEmpty();
    return new PastRun(
        word,
        scenario,
        report.seed(),
        isUnchanged ? Optional.of(report.result()) : Optional.empty(),
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
