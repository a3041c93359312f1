package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.scenarios.Scenario;
import dev.berth.scenarios.ScenarioException;
import dev.berth.scenarios.ScenarioReader;
import dev.berth.scenarios.runner.RunOptions;
import dev.berth.scenarios.runner.ScenarioRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Holds the documentation's examples to what the program takes. */
class DocumentExamplesTest {
  private static final int PROCESSORS = 2;

  @TempDir Path directory;

  static List<MarkdownPage> pages() {
    return MarkdownPage.forUsers();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void scenario_inPage_isValid(MarkdownPage page) throws IOException, ScenarioException {
    PageExamples examples = PageExamples.of(page);
    examples.writeFiles(directory);

    for (String text : examples.scenarios()) {
      assertThat(read(text).warnings()).as(text).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void scenario_thatIsWhole_meetsItsExpectations(MarkdownPage page)
      throws IOException, ScenarioException {
    PageExamples examples = PageExamples.of(page);
    examples.writeFiles(directory);

    for (String text : examples.wholeScenarios()) {
      assertThat(ScenarioRunner.run(read(text), RunOptions.batch(PROCESSORS)).expectations())
          .as(text)
          .allMatch(outcome -> outcome.met());
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void command_inPage_hasThoseOptions(MarkdownPage page) {
    List<String> refused = new ArrayList<>();
    for (List<String> words : PageExamples.of(page).commands()) {
      refused.addAll(refusal(words, false));
    }

    assertThat(refused).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void command_inSentence_exists(MarkdownPage page) {
    List<String> refused = new ArrayList<>();
    for (String span : page.spans()) {
      PageExamples.commandsIn(span).forEach(words -> refused.addAll(refusal(words, true)));
    }

    assertThat(refused).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void override_inPage_changesAScenarioThatThePageMade(MarkdownPage page)
      throws IOException, ScenarioException {
    PageExamples examples = PageExamples.of(page);
    examples.writeFiles(directory);

    for (List<String> words : examples.commands()) {
      ParseResult command = parse(words).subcommand();
      // Classes of the reader's own are made by PolicyExampleTest.
      boolean needsClasses = command != null && command.hasMatchedOption("--class-path");
      if (command != null && command.hasMatchedOption("--set") && !needsClasses) {
        List<String> options = command.matchedOptionValue("--set", List.<String>of());
        Path file = examples.file(PageExamples.scenarioOf(command), directory);
        Scenario scenario = ScenarioReader.read(file, options);
        assertThat(scenario.overrides()).as("%s %s", page, words).isEqualTo(options);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  @Tag("long")
  void result_shownInPage_isThatOfTheCommand(MarkdownPage page) throws IOException {
    PageExamples examples = PageExamples.of(page);
    examples.writeFiles(directory);

    for (PageExamples.ShownRun run : examples.shownRuns()) {
      String name = PageExamples.scenarioOf(parse(run.words()).subcommand());
      List<String> words = new ArrayList<>(run.words());
      words.replaceAll(
          word -> word.equals(name) ? examples.file(name, directory).toString() : word);
      words.addAll(List.of("--no-report", "--quiet"));
      assertThat(CommandFixtures.berth("", words).out()).contains("result " + run.hash());
    }
  }

  @Test
  void examples_ofUserPages_areFound() {
    assertThat(pages()).extracting(MarkdownPage::place).contains("README.md", "docs/tutorial.md");
    assertThat(PageExamples.of(MarkdownPage.read("docs/scenarios.md")).scenarios())
        .hasSizeGreaterThan(10);
    assertThat(PageExamples.of(MarkdownPage.read("docs/tutorial.md")).commands())
        .hasSizeGreaterThan(5);
    assertThat(PageExamples.of(MarkdownPage.read("README.md")).shownRuns()).isNotEmpty();
  }

  private Scenario read(String text) throws ScenarioException {
    return ScenarioReader.read("example.yaml", text, directory, List.of());
  }

  private static ParseResult parse(List<String> words) {
    return GeneratedFilesTest.commandLine().parseArgs(words.toArray(String[]::new));
  }

  /** What is said against a command line; in a sentence it need not be complete. */
  private static List<String> refusal(List<String> words, boolean inSentence) {
    try {
      parse(words);
      return List.of();
    } catch (MissingParameterException e) {
      return inSentence ? List.of() : List.of(words + ": " + e.getMessage());
    } catch (ParameterException e) {
      return List.of(words + ": " + e.getMessage());
    }
  }
}
