package dev.berth.cli;

import dev.berth.scenarios.ScenarioTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The examples of a page: fenced scenarios, parts of scenarios, other files, and command lines.
 *
 * <p>A part replaces its properties in the first scenario that the page has or makes. A block whose
 * fence names a file, as in {@code ```csv jobs.csv}, is that file.
 */
record PageExamples(
    List<String> wholeScenarios,
    List<String> scenarios,
    Map<String, String> files,
    List<List<String>> commands,
    List<ShownRun> shownRuns) {
  private static final Path LIBRARY = MarkdownPage.ROOT.resolve("scenarios/library");

  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:^|[\\s(;|])(?:\\./)?berth((?:[ \\t]+(?:'[^']*'|\"[^\"]*\"|[^\\s'\"|>;&#)]+))*)");

  private static final Pattern HASH = Pattern.compile("\\bresult ([0-9a-f]{16})\\b");
  private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");
  private static final Pattern PROPERTY = Pattern.compile("^(?=([A-Za-z$]+):)", Pattern.MULTILINE);

  /** A command line and the result hash that the page shows for it. */
  record ShownRun(List<String> words, String hash) {}

  static PageExamples of(MarkdownPage page) {
    List<String> whole = new ArrayList<>();
    List<String> scenarios = new ArrayList<>();
    Map<String, String> files = new LinkedHashMap<>();
    List<List<String>> commands = new ArrayList<>();
    List<ShownRun> shownRuns = new ArrayList<>();
    for (MarkdownPage.Block block : page.blocks()) {
      String[] info = block.info().split(" ");
      boolean named = info.length > 1 && info[1].contains(".");
      if (named) {
        files.put(info[1], block.text());
      }
      if (block.isIn("yaml") && isWhole(block.text())) {
        whole.add(block.text());
        scenarios.add(block.text());
        files.put(name(block.text()) + ".yaml", block.text());
      } else if (block.isIn("yaml") && !named) {
        scenarios.add(merged(files.values().iterator().next(), block.text()));
      } else if (block.isIn("console")) {
        List<List<String>> typed = commandsIn(typed(block.text()));
        typed.forEach(words -> addTemplate(words, files));
        commands.addAll(typed);
        shownRuns.addAll(shownRuns(block.text()));
      }
    }
    return new PageExamples(whole, scenarios, files, commands, shownRuns);
  }

  /** The words after {@code berth} of each command in a text. */
  static List<List<String>> commandsIn(String text) {
    return COMMAND.matcher(text).results().map(found -> words(found.group(1))).toList();
  }

  void writeFiles(Path directory) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
  }

  /** The scenario that a command is about. */
  static String scenarioOf(ParseResult command) {
    List<PositionalParamSpec> positionals = command.matchedPositionals();
    return positionals.isEmpty() ? "quickstart" : positionals.getFirst().stringValues().getFirst();
  }

  /** The file of a scenario that the page has made before, or that is shipped. */
  Path file(String name, Path directory) {
    String fileName = String.valueOf(Path.of(name).getFileName());
    return files.containsKey(fileName)
        ? directory.resolve(fileName)
        : LIBRARY.resolve(fileName.endsWith(".yaml") ? fileName : fileName + ".yaml");
  }

  /** Each run whose result the page shows; what stands between command and result may vary. */
  private static List<ShownRun> shownRuns(String session) {
    List<ShownRun> runs = new ArrayList<>();
    for (String part : session.split("(?m)^(?=\\$ )")) {
      List<List<String>> commands = commandsIn(typed(part));
      Matcher hash = HASH.matcher(part);
      if (commands.size() == 1 && hash.find()) {
        runs.add(new ShownRun(commands.getFirst(), hash.group(1)));
      }
    }
    return runs;
  }

  private static void addTemplate(List<String> words, Map<String, String> files) {
    if (!words.isEmpty() && words.getFirst().equals("new")) {
      int option = words.indexOf("--template");
      String template = option < 0 ? "minimal" : words.get(option + 1);
      files.putIfAbsent(words.get(1), ScenarioTemplates.text(template));
    }
  }

  private static boolean isWhole(String text) {
    return properties(text).keySet().containsAll(List.of("name", "cluster", "workloads"));
  }

  private static String name(String scenario) {
    String property = properties(scenario).getOrDefault("name", "");
    return property.replaceFirst("name:", "").strip();
  }

  private static String merged(String whole, String part) {
    Map<String, String> properties = properties(whole);
    properties.putAll(properties(part));
    return String.join("", properties.values());
  }

  /** The lines of each top-level property. */
  private static Map<String, String> properties(String text) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String piece : PROPERTY.split(text)) {
      Matcher matcher = PROPERTY.matcher(piece);
      if (matcher.lookingAt()) {
        properties.put(matcher.group(1), piece);
      }
    }
    return properties;
  }

  /** What a user types, in one line for each command. */
  private static String typed(String session) {
    StringBuilder typed = new StringBuilder();
    boolean goesOn = false;
    for (String line : session.split("\n")) {
      boolean begins = line.startsWith("$ ") || line.startsWith("> ");
      if (begins || goesOn) {
        String text = begins ? line.substring(2) : line;
        goesOn = text.endsWith("\\");
        typed.append(goesOn ? text.substring(0, text.length() - 1) + " " : text + "\n");
      }
    }
    return typed.toString().replaceAll("\\$\\{?\\w+}?", "7");
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(word -> word.group().replaceAll("['\"]", "")).toList();
  }
}
