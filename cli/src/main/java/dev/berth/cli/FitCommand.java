package dev.berth.cli;

import dev.berth.cli.explain.AnswerFormat;
import dev.berth.cli.explain.AskedRun;
import dev.berth.cli.explain.Fitting;
import dev.berth.cli.explain.Moment;
import dev.berth.cli.explain.Size;
import dev.berth.cli.run.ClassPathOption;
import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.Terminal;
import dev.berth.scenarios.ScenarioException;
import dev.berth.scenarios.unit.CpuAmount;
import dev.berth.scenarios.unit.MemoryAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code berth fit}: how many more of a task fit, and why no more do. */
@Command(
    name = "fit",
    description = "Tell how many more tasks of a kind fit, and why no more do.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  berth fit quickstart nightly --at 1h15m",
      "  berth fit quickstart render --at 0 --set cluster.instances.compute.count=30",
      "  berth fit runs/20250101T120000Z-quickstart-9f3c1e42 api"
    })
final class FitCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "RUN|FILE|NAME",
      description = "The directory of a run; or a scenario, which is run for it.")
  private String run;

  @Parameters(
      index = "1",
      paramLabel = "TASKS",
      description = {
        "A workload, for its tasks and placement rules; or a task definition",
        "that only one workload uses."
      })
  private String task;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = Moment.Converter.class,
      description = "When: 1h15m, or 0 for the empty cluster. Default: where the run ends.")
  private @Nullable Moment at;

  @Option(
      names = "--cpu",
      paramLabel = "AMOUNT",
      converter = Size.CpuConverter.class,
      description = "Let each task ask for this much CPU: 2 vCPU, 512 units.")
  private @Nullable CpuAmount cpu;

  @Option(
      names = "--memory",
      paramLabel = "AMOUNT",
      converter = Size.MemoryConverter.class,
      description = "Let each task ask for this much memory: 4 GiB, 512 MiB.")
  private @Nullable MemoryAmount memory;

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

  FitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws ScenarioException {
    AskedRun asked = new AskedRun(run, overrides, classPath.classes());
    Fitting question = new Fitting(asked, task, at, new Size(cpu, memory));
    terminal.out().print(question.answer(format, terminal));
    return ExitCode.OK;
  }
}
