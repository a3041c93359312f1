package dev.berth.cli;

import dev.berth.cli.defaults.Defaults;
import dev.berth.cli.run.OutputFormat;
import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code berth config}: shows what holds when nothing else is said. */
@Command(
    name = "config",
    description = "Show every default, and where it comes from.",
    footerHeading = "%nExample:%n",
    footer = "  berth config --defaults")
final class ConfigCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--defaults", required = true, description = "Show the defaults.")
  private boolean defaults;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = OutputFormat.Converter.class,
      description = "Write table (default), json, csv or markdown.")
  private OutputFormat format = OutputFormat.TABLE;

  @Mixin private HelpOption help = new HelpOption();

  ConfigCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().print(Defaults.text(format));
    return ExitCode.OK;
  }
}
