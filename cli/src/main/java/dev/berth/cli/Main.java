package dev.berth.cli;

import dev.berth.cli.terminal.Failures;
import dev.berth.cli.terminal.Terminal;
import dev.berth.cli.terminal.Version;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code berth}, under which every other command stands. */
@Command(
    name = "berth",
    description = "Simulates Amazon ECS clusters: a scenario in, a reproducible report out.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Main.ManifestVersion.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:all went well",
      " 1:something failed inside, or a file could not be written",
      " 2:the command line is wrong",
      " 3:a scenario, or another input, is wrong",
      " 4:an expectation was not met",
      "124:run-task: a task had not stopped in time",
      "125:run-task: a task did not come to run",
      "130:interrupted by Ctrl-C (143: by a TERM signal)"
    },
    footerHeading = "%nExamples:%n",
    footer = {"  berth demo", "  berth run peak.yaml --seed 7", "  berth help run"})
public final class Main implements Callable<Integer> {
  private static final int HELP_WIDTH = 96;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  private boolean version;

  @Mixin private HelpOption help = new HelpOption();

  private Main() {}

  /** Runs one command line and exits with its code. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess();
    if (terminal.environment().get("BERTH_LOG") == null) {
      // Libraries print their stack traces here; what failed is told in words all the same.
      System.setErr(new PrintStream(OutputStream.nullOutputStream()));
    }
    System.exit(run(terminal, args));
  }

  /** Runs one command line and returns its exit code. */
  static int run(Terminal terminal, String... args) {
    Failures failures = new Failures(terminal);
    int code;
    try {
      code = commandLine(terminal, failures).execute(args);
      terminal.out().flush();
    } catch (RuntimeException | Error e) {
      code = failures.tell(e);
    }
    return code;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return CommandLine.ExitCode.USAGE;
  }

  /** All commands with their options. */
  static CommandLine commandLine(Terminal terminal, Failures failures) {
    CommandLine berth =
        new CommandLine(new Main())
            .addSubcommand(new DemoCommand(terminal))
            .addSubcommand(new RunCommand(terminal))
            .addSubcommand(new ValidateCommand(terminal))
            .addSubcommand(new NewCommand(terminal))
            .addSubcommand(new SchemaCommand(terminal))
            .addSubcommand(new ConfigCommand(terminal))
            .addSubcommand(new InstanceTypesCommand(terminal))
            .addSubcommand(new PoliciesCommand(terminal))
            .addSubcommand(new ReportCommand(terminal))
            .addSubcommand(new ExplainCommand(terminal))
            .addSubcommand(new FitCommand(terminal))
            .addSubcommand(new RunTaskCommand(terminal))
            .addSubcommand(new ServeCommand(terminal))
            .addSubcommand(new EnvCommand(terminal))
            .addSubcommand(new HelpCommand());
    berth.getSubcommands().values().forEach(Main::layOut);
    layOut(berth);
    Ansi ansi = terminal.colouredOut() ? Ansi.ON : Ansi.OFF;
    return berth
        .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
        .setUsageHelpWidth(HELP_WIDTH)
        .setParameterExceptionHandler(new UsageErrors(failures, terminal.command()))
        .setExecutionExceptionHandler((failure, _, _) -> failures.tell(failure));
  }

  /** What annotations would have to repeat for each command. */
  private static void layOut(CommandLine command) {
    command
        .getCommandSpec()
        .usageMessage()
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .parameterListHeading("%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n");
  }

  /** The version in the jar's manifest. */
  static final class ManifestVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"berth " + Version.ofBerth()};
    }
  }
}
