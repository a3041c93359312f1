package dev.berth.cli;

import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.Terminal;
import dev.berth.reports.directory.StoredDirectory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code berth report}: makes the HTML report of an earlier run again. */
@Command(
    name = "report",
    description = "Make the HTML report of an earlier run again, from its raw data.",
    footerHeading = "%nExample:%n",
    footer = "  berth report runs/20250101T120000Z-quickstart-9f3c1e42")
final class ReportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "RUN_DIR", description = "The directory of the run.")
  private Path directory;

  @Mixin private HelpOption help = new HelpOption();

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().println(new StoredDirectory(directory).rebuildReport());
    return ExitCode.OK;
  }
}
