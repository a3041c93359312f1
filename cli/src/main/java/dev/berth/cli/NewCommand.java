package dev.berth.cli;

import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.Terminal;
import dev.berth.cli.terminal.UserError;
import dev.berth.reports.ReportException;
import dev.berth.scenarios.ScenarioTemplates;
import dev.berth.scenarios.source.Nearest;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code berth new}: writes a scenario file to begin with. */
@Command(
    name = "new",
    description = "Write a scenario file to begin with.",
    footerHeading = "%nTemplates:%n",
    footer = {
      "  minimal   one instance group, one kind of task, one client",
      "  burst     more work at once than fits, and clients that come again",
      "  queue     jobs that wait their turn, first come first served",
      "  trace     work from a CSV file",
      "",
      "Example:",
      "  berth new peak.yaml --template burst"
    })
final class NewCommand implements Callable<Integer> {
  private static final String ENDING = "\\.(yaml|yml)$";
  private static final int LONGEST_NAME = 100;

  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "The file to write, such as peak.yaml.")
  private Path file;

  @Option(
      names = "--template",
      paramLabel = "NAME",
      description = "What to begin with: minimal (default), burst, queue or trace.")
  private String template = "minimal";

  @Option(names = "--force", description = "Overwrite the file if it exists.")
  private boolean force;

  @Mixin private HelpOption help = new HelpOption();

  NewCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!ScenarioTemplates.names().contains(template)) {
      throw new UserError(
          ExitCode.USAGE,
          "there is no template '" + template + "'",
          Nearest.hint(template, ScenarioTemplates.names()));
    }
    String fileName = String.valueOf(file.getFileName());
    String stem = fileName.replaceFirst(ENDING, "");
    if (stem.equals(fileName)) {
      throw new UserError(
          ExitCode.USAGE,
          "templates are YAML, but the name of " + file + " does not say so",
          "name it " + file.resolveSibling(fileName.replaceFirst("\\.json$", "") + ".yaml"));
    }
    write(named(ScenarioTemplates.text(template), stem));
    terminal.out().println(file);
    writeSamples();
    String berth = terminal.command();
    terminal
        .err()
        .println("Next: %s validate %s, then %s run %s".formatted(berth, file, berth, file));
    return ExitCode.OK;
  }

  /** What the template reads, where it is not there yet: else its scenario would not be valid. */
  private void writeSamples() {
    ScenarioTemplates.samples(template)
        .forEach((name, text) -> {
          Path sample = file.resolveSibling(name);
          if (Files.exists(sample)) {
            return;
          }
          try {
            Files.writeString(sample, text, StandardOpenOption.CREATE_NEW);
          } catch (IOException e) {
            throw ReportException.of(sample, e);
          }
          terminal.out().println(sample);
          terminal.err().println(sample + " is a sample: put your own in its place");
        });
  }

  private void write(String text) {
    OpenOption[] options =
        force
            ? new OpenOption[] {
              StandardOpenOption.WRITE,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING
            }
            : new OpenOption[] {StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW};
    try (var out = Files.newBufferedWriter(file, options)) {
      out.write(text);
    } catch (FileAlreadyExistsException e) {
      throw new UserError(
          ExitCode.USAGE, file + " exists already", "choose another name, or add --force");
    } catch (IOException e) {
      throw ReportException.of(file, e);
    }
  }

  /** The template with the file's name, as far as a scenario's name may have its characters. */
  private static String named(String text, String stem) {
    String name =
        stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String shortened = name.substring(0, Math.min(LONGEST_NAME, name.length()));
    return shortened.isEmpty()
        ? text
        : text.replaceFirst("(?m)^name: .*$", Matcher.quoteReplacement("name: " + shortened));
  }
}
