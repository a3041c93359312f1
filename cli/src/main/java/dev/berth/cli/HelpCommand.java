package dev.berth.cli;

import dev.berth.cli.terminal.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code berth help}: the same as {@code --help} after a command. */
@Command(
    name = "help",
    description = "Show the help of a command.",
    helpCommand = true,
    footerHeading = "%nExample:%n",
    footer = "  berth help run")
final class HelpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "One of berth's commands.")
  private String command = "";

  @Mixin private HelpOption help = new HelpOption();

  @Override
  public Integer call() {
    CommandLine berth = spec.root().commandLine();
    CommandLine asked = command.isEmpty() ? berth : berth.getSubcommands().get(command);
    if (asked == null) {
      throw new UnmatchedArgumentException(berth, List.of(command));
    }
    asked.usage(asked.getOut());
    return ExitCode.OK;
  }
}
