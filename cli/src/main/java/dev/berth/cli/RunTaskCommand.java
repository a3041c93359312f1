package dev.berth.cli;

import dev.berth.cli.explain.AnswerFormat;
import dev.berth.cli.pipeline.DefinitionOptions;
import dev.berth.cli.pipeline.StepOptions;
import dev.berth.cli.pipeline.StepRunner;
import dev.berth.cli.pipeline.TaskOptions;
import dev.berth.cli.run.ClassPathOption;
import dev.berth.cli.run.ScenarioSource;
import dev.berth.cli.terminal.Failures;
import dev.berth.cli.terminal.Terminal;
import dev.berth.scenarios.Scenario;
import dev.berth.scenarios.ScenarioException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code berth run-task}: runs a task as a step of a deployment pipeline does. */
@Command(
    name = "run-task",
    description = "Register and run a task as a pipeline does; exit with its exit code.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  berth run-task --task-definition migrate.json --run-time 40s",
      "  berth run-task quickstart --task-definition migrate.json --at 20m --exit-code 3",
      "  berth run-task --git https://github.com/me/shop --ref v2 --task-definition 'ecs/*.json'"
    })
final class RunTaskCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec command;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|NAME",
      description = "The scenario to run in (default: an idle cluster of two m5.large).")
  private @Nullable String scenario;

  @Mixin private DefinitionOptions definitions = new DefinitionOptions();

  @Mixin private TaskOptions tasks = new TaskOptions();

  @Mixin private StepOptions step = new StepOptions();

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Change a property of the scenario first.")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decide all chance by this seed instead of the scenario's.")
  private @Nullable Long seed;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = AnswerFormat.Converter.class,
      description = "Write text (default) or json.")
  private AnswerFormat format = AnswerFormat.TEXT;

  @Mixin private ClassPathOption classPath = new ClassPathOption();

  @Mixin private HelpOption help = new HelpOption();

  RunTaskCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws ScenarioException {
    String wrong = step.wrong(tasks);
    if (wrong != null) {
      throw new ParameterException(command.commandLine(), wrong);
    }
    Scenario world = scenario();
    OptionalLong chosen = seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    return new StepRunner(world, chosen, format, terminal)
        .run(step.step(definitions, tasks, world));
  }

  private Scenario scenario() throws ScenarioException {
    if (scenario == null) {
      return ScenarioSource.idle(overrides, classPath.classes());
    }
    Scenario read = ScenarioSource.read(scenario, overrides, classPath.classes());
    new Failures(terminal).tell(read.warnings());
    return read;
  }
}
