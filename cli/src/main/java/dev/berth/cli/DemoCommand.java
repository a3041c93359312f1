package dev.berth.cli;

import dev.berth.cli.run.RunSettings;
import dev.berth.cli.run.ScenarioSource;
import dev.berth.cli.run.Simulation;
import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.Terminal;
import dev.berth.scenarios.ScenarioException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code berth demo}: runs a scenario that needs no files. */
@Command(
    name = "demo",
    description = "Run a built-in scenario: a first look, no files needed.",
    footerHeading = "%nExample:%n",
    footer = "  berth demo --seed 7")
final class DemoCommand implements Callable<Integer> {
  private static final String NEXT =
      """

      Open the report in a browser; it needs no network. Then try
        BERTH demo --set cluster.instances.compute.count=30   the burst, with more room
        BERTH new mine.yaml --template burst                  a scenario of your own
        BERTH --help                                          all that berth can do
      """;

  private final Terminal terminal;

  @Mixin private RunSettings settings = new RunSettings();

  @Mixin private HelpOption help = new HelpOption();

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws ScenarioException {
    settings.check();
    int code =
        new Simulation(
                ScenarioSource.demo(settings.overrides(), settings.classes()),
                List.of("berth", "demo"),
                settings,
                terminal)
            .run();
    if (code == ExitCode.OK && settings.isTalkative()) {
      terminal.out().print(NEXT.replace("BERTH", terminal.command()));
    }
    return code;
  }
}
