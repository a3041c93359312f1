package dev.berth.scenarios;

import dev.berth.scenarios.assembly.ScenarioFiles;
import dev.berth.scenarios.assembly.TaskDefinitionFiles;
import dev.berth.scenarios.assembly.WorldAssembly;
import dev.berth.scenarios.assembly.WorldPlan;
import dev.berth.scenarios.binding.Binder;
import dev.berth.scenarios.binding.Overrides;
import dev.berth.scenarios.expectation.Expectation;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.DocumentParser;
import dev.berth.scenarios.source.Problem;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.source.SourceText;
import dev.berth.scenarios.spec.ScenarioSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads scenario files and finds everything that is wrong with them at once. */
public final class ScenarioReader {
  /** The classes that berth was started with. */
  private static final ClassLoader OWN_CLASSES =
      Objects.requireNonNull(ScenarioReader.class.getClassLoader());

  private ScenarioReader() {}

  /**
   * The scenario in a file.
   *
   * @param overrides changes to it, each as {@code path=value}
   */
  public static Scenario read(Path file, List<String> overrides) throws ScenarioException {
    return read(file, overrides, OWN_CLASSES);
  }

  /**
   * The scenario in a file.
   *
   * @param overrides changes to it, each as {@code path=value}
   * @param classes where the policies are looked for that a scenario names by their class
   */
  public static Scenario read(Path file, List<String> overrides, ClassLoader classes)
      throws ScenarioException {
    Problems problems = new Problems();
    String name = file.toString();
    SourceText unread = SourceText.unlined(name);
    ScenarioFiles files = new ScenarioFiles(Path.of(""), problems);
    Path found = files.find(name, unread.whole());
    String text = found == null ? null : files.text(found, name, unread.whole());
    if (text == null) {
      throw new ScenarioException(problems.inFileOrder(unread));
    }
    Path directory = Objects.requireNonNullElse(file.getParent(), Path.of(""));
    return read(name, text, directory, overrides, classes);
  }

  /**
   * The scenario in a text.
   *
   * @param name what messages call the text; {@code .json} at its end makes it JSON
   * @param directory what paths in the scenario are relative to
   */
  public static Scenario read(String name, String text, Path directory, List<String> overrides)
      throws ScenarioException {
    return read(name, text, directory, overrides, OWN_CLASSES);
  }

  /**
   * The scenario in a text.
   *
   * @param classes where the policies are looked for that a scenario names by their class
   */
  public static Scenario read(
      String name, String text, Path directory, List<String> overrides, ClassLoader classes)
      throws ScenarioException {
    Problems problems = new Problems();
    SourceText source = SourceText.of(name, text);
    Scenario scenario = new Reading(source, text, directory, problems, classes).scenario(overrides);
    if (scenario == null || problems.hasErrors()) {
      throw new ScenarioException(problems.inFileOrder(source));
    }
    return scenario;
  }

  /** The steps from one text to a scenario. */
  private record Reading(
      SourceText source, String text, Path directory, Problems problems, ClassLoader classes) {
    @Nullable Scenario scenario(List<String> overrides) {
      Document parsed = DocumentParser.parse(source, text, problems);
      if (parsed == null) {
        return null;
      }
      Document changed = new Overrides(ScenarioSpec.class, problems).apply(parsed, overrides);
      ScenarioFiles files = new ScenarioFiles(directory, problems);
      Document document = new TaskDefinitionFiles(files, problems).expand(changed);
      Binder binder = new Binder(problems);
      ScenarioSpec spec = binder.bind(document, ScenarioSpec.class);
      if (spec == null) {
        return null;
      }
      WorldPlan world = new WorldAssembly(document, files, problems, classes).assemble(spec);
      List<Expectation> expectations =
          new ApplicableExpectations(document, binder, problems).of(spec);
      List<Problem> warnings = problems.inFileOrder(source);
      return new Scenario(text, directory, overrides, spec, world, expectations, warnings);
    }
  }
}
