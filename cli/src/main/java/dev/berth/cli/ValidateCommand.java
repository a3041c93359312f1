package dev.berth.cli;

import dev.berth.cli.run.ClassPathOption;
import dev.berth.cli.run.ScenarioSource;
import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.Failures;
import dev.berth.cli.terminal.Terminal;
import dev.berth.cli.terminal.UserError;
import dev.berth.engine.InstanceGroup;
import dev.berth.engine.input.InvalidInputException;
import dev.berth.reports.Numbers;
import dev.berth.scenarios.Scenario;
import dev.berth.scenarios.ScenarioException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code berth validate}: finds all that is wrong with scenarios, without running them. */
@Command(
    name = "validate",
    description = "Find all that is wrong with scenarios, without running them.",
    footerHeading = "%nExample:%n",
    footer = "  berth validate scenarios/*.yaml")
final class ValidateCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Failures failures;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Change a property of each scenario first.")
  private List<String> overrides = new ArrayList<>();

  @Mixin private ClassPathOption classPath = new ClassPathOption();

  @Parameters(arity = "1..*", paramLabel = "FILE|NAME", description = "Scenarios.")
  private List<String> scenarios = new ArrayList<>();

  @Mixin private HelpOption help = new HelpOption();

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
    this.failures = new Failures(terminal);
  }

  @Override
  public Integer call() {
    ClassLoader classes = classPath.classes();
    int code = ExitCode.OK;
    for (String each : scenarios) {
      code = Math.max(code, validate(each, classes));
    }
    return code;
  }

  private int validate(String fileOrName, ClassLoader classes) {
    try {
      Scenario scenario = ScenarioSource.read(fileOrName, overrides, classes);
      failures.tell(scenario.warnings());
      terminal.out().println("ok  " + fileOrName + ": " + contents(scenario));
      return ExitCode.OK;
    } catch (ScenarioException | InvalidInputException | UserError e) {
      return failures.tell(e);
    }
  }

  private static String contents(Scenario scenario) {
    int instances = scenario.world().instances().stream().mapToInt(InstanceGroup::count).sum();
    List<String> parts = new ArrayList<>();
    parts.add(count(instances, "instance"));
    parts.add(count(scenario.spec().taskDefinitions().size(), "task definition"));
    parts.add(count(scenario.spec().workloads().size(), "workload"));
    parts.add(count(scenario.expectations().size(), "expectation"));
    if (!scenario.warnings().isEmpty()) {
      parts.add(count(scenario.warnings().size(), "warning"));
    }
    return String.join(", ", parts);
  }

  private static String count(int number, String noun) {
    return Numbers.grouped(number) + " " + noun + (number == 1 ? "" : "s");
  }
}
