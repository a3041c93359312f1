package dev.berth.cli;

import dev.berth.cli.explain.AnswerFormat;
import dev.berth.cli.explain.AskedRun;
import dev.berth.cli.explain.Explaining;
import dev.berth.cli.explain.Moment;
import dev.berth.cli.run.ClassPathOption;
import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.Terminal;
import dev.berth.scenarios.ScenarioException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code berth explain}: why a task went where it did, or nowhere. */
@Command(
    name = "explain",
    description = "Tell why a task went where it did, or why it found no room.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  berth explain runs/20250101T120000Z-quickstart-9f3c1e42 8412",
      "  berth explain quickstart nightly:431",
      "  berth explain surf-2022 jobs:50000 --set cluster.instances.nodes.count=120"
    })
final class ExplainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "RUN|FILE|NAME",
      description = "The directory of a run; or a scenario, which is run for it.")
  private String run;

  @Parameters(
      index = "1",
      paramLabel = "TASK",
      description = {
        "The task's number in the event log; or WORKLOAD:N, the N-th task that a",
        "workload submitted, whether it found room or not."
      })
  private String task;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = Moment.Converter.class,
      description = "Explain the last refusal until TIME: 1h15m. Default: the last of all.")
  private @Nullable Moment at;

  @Option(names = "--first", description = "Explain the first refusal.")
  private boolean first;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Change a property of the scenario first: a what-if.")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = AnswerFormat.Converter.class,
      description = "Write text (default) or json.")
  private AnswerFormat format = AnswerFormat.TEXT;

  @Mixin private ClassPathOption classPath = new ClassPathOption();

  @Mixin private HelpOption help = new HelpOption();

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws ScenarioException {
    AskedRun asked = new AskedRun(run, overrides, classPath.classes());
    Explaining question = new Explaining(asked, task, first, at);
    terminal.out().print(question.answer(format, terminal));
    return ExitCode.OK;
  }
}
