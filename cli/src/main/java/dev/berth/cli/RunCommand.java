package dev.berth.cli;

import dev.berth.cli.run.RunSettings;
import dev.berth.cli.run.ScenarioSource;
import dev.berth.cli.run.Simulation;
import dev.berth.cli.terminal.Terminal;
import dev.berth.scenarios.ScenarioException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code berth run}: runs a scenario. */
@Command(
    name = "run",
    description = "Run a scenario and report on it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  berth run peak.yaml",
      "  berth run surf-2022 --set cluster.instances.nodes.count=250 --format json",
      "  berth run peak.yaml --reps 10 --quiet --junit target/expectations.xml"
    })
final class RunCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private RunSettings settings = new RunSettings();

  @Parameters(
      paramLabel = "FILE|NAME",
      description = "A scenario file, or the name of a scenario that berth comes with.")
  private String scenario;

  @Mixin private HelpOption help = new HelpOption();

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws ScenarioException {
    settings.check();
    return new Simulation(
            ScenarioSource.read(scenario, settings.overrides(), settings.classes()),
            List.of("berth", "run", scenario),
            settings,
            terminal)
        .run();
  }
}
