package dev.berth.cli;

import static dev.berth.cli.CommandFixtures.berth;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.terminal.Failures;
import dev.berth.cli.terminal.Terminal;
import dev.berth.reports.EventLog;
import dev.berth.scenarios.ScenarioReference;
import dev.berth.scenarios.ScenarioSchema;
import dev.berth.scenarios.expectation.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * Holds the files, and parts of files, that are made from the code against the code. With {@code
 * -Ddocs=write} it writes them anew first.
 */
class GeneratedFilesTest {
  private static final String COMMAND =
      "mvn -q test -pl cli -am -Dtest=GeneratedFilesTest -Ddocs=write";

  /** A block that holds the usage of a command. */
  private static final Pattern USAGE =
      Pattern.compile(
          "(?<=^```text usage )(\\S+)\\n.*?(?=^```$)", Pattern.MULTILINE | Pattern.DOTALL);

  @Test
  void reference_ofScenarioFiles_isTheOneOfTheRecords() throws IOException {
    check("docs/reference/scenario.md", ScenarioReference.text());
  }

  @Test
  void schema_ofScenarioFiles_isTheOneOfTheRecords() throws IOException {
    check("scenarios/library/scenario.schema.json", ScenarioSchema.text());
  }

  @Test
  void coverage_ofTheApi_isTheOneOfTheServer() throws IOException {
    check("docs/coverage.md", CoveragePage.text());
  }

  @Test
  void usages_inCommandLinePage_areThoseOfTheProgram() throws IOException {
    String place = "docs/command-line.md";
    String text = MarkdownPage.read(place).text();
    String fresh =
        USAGE
            .matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + "\n" + usage(found)));

    check(place, fresh);
    List<String> shown = USAGE.matcher(text).results().map(found -> found.group(1)).toList();
    List<String> commands = new ArrayList<>(commandLine().getSubcommands().keySet());
    commands.remove("help");
    assertThat(shown).as("commands in %s", place).containsAll(commands).contains("berth");
  }

  @Test
  void figures_ofResults_areDefined() {
    List<String> spans = MarkdownPage.read("docs/results.md").spans();

    assertThat(spans).containsAll(Metric.all().keySet());
  }

  @Test
  void columns_ofTheEventLog_areDefined() {
    List<String> spans = MarkdownPage.read("docs/results.md").spans();

    assertThat(spans).contains(EventLog.HEADER.split(","));
  }

  private static void check(String place, String fresh) throws IOException {
    Path file = MarkdownPage.ROOT.resolve(place);
    if ("write".equals(System.getProperty("docs"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, fresh);
    }
    assertThat(Files.readString(file)).as("write it anew: %s", COMMAND).isEqualTo(fresh);
  }

  private static String usage(MatchResult block) {
    String command = block.group(1);
    return command.equals("berth") ? berth("--help").out() : berth(command, "--help").out();
  }

  /** The commands and options, of which nothing is run. */
  static CommandLine commandLine() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(), nowhere, nowhere, false, false, Map.of(), "berth");
    return Main.commandLine(terminal, new Failures(terminal));
  }
}
