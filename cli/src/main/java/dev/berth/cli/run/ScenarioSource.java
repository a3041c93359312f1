package dev.berth.cli.run;

import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.UserError;
import dev.berth.scenarios.Scenario;
import dev.berth.scenarios.ScenarioException;
import dev.berth.scenarios.ScenarioReader;
import dev.berth.scenarios.source.Nearest;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the scenario that a word on the command line means: a file, or a name in the library. */
public final class ScenarioSource {
  /** The scenario of the demonstration. */
  private static final String DEMO = "quickstart";

  private static final String IDLE =
      """
      name: idle
      cluster:
        instances:
          default: {type: m5.large, count: 2}
      """;

  private ScenarioSource() {}

  /**
   * The scenario in a file or with a name.
   *
   * @param classes where the policies are looked for that a scenario names by their class
   */
  public static Scenario read(String fileOrName, List<String> overrides, ClassLoader classes)
      throws ScenarioException {
    Path file = path(fileOrName);
    boolean isName = fileOrName.matches("[A-Za-z0-9_-]+");
    if (!isName || Files.exists(file)) {
      return ScenarioReader.read(file, overrides, classes);
    }
    Optional<Path> shipped = Library.file(fileOrName);
    if (shipped.isPresent()) {
      return ScenarioReader.read(shipped.get(), overrides, classes);
    }
    Optional<String> packaged = Library.packaged(fileOrName);
    if (packaged.isPresent()) {
      return fromText(fileOrName, packaged.get(), overrides, classes);
    }
    throw new UserError(
        ExitCode.INVALID,
        "there is neither a file nor a shipped scenario '" + fileOrName + "'",
        Nearest.hint(fileOrName, Library.names()));
  }

  /** The packaged scenario of the demonstration. */
  public static Scenario demo(List<String> overrides, ClassLoader classes)
      throws ScenarioException {
    return fromText(DEMO, Library.packaged(DEMO).orElseThrow(), overrides, classes);
  }

  /** A small cluster in which nothing happens. */
  public static Scenario idle(List<String> overrides, ClassLoader classes)
      throws ScenarioException {
    return fromText("idle", IDLE, overrides, classes);
  }

  private static Scenario fromText(
      String name, String text, List<String> overrides, ClassLoader classes)
      throws ScenarioException {
    return ScenarioReader.read(name + ".yaml", text, Path.of(""), overrides, classes);
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException _) {
      throw new UserError(ExitCode.INVALID, "not a file name: '" + text + "'", "");
    }
  }
}
