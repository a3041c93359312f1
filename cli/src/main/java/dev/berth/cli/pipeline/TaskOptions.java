package dev.berth.cli.pipeline;

import dev.berth.cli.explain.Moment;
import dev.berth.cli.explain.Size;
import dev.berth.engine.api.PlacementConstraint;
import dev.berth.engine.api.tag.Tag;
import dev.berth.engine.api.task.ContainerOverride;
import dev.berth.engine.api.task.NetworkConfiguration;
import dev.berth.engine.api.task.NetworkConfiguration.AwsVpcConfiguration;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.api.task.TaskOverride;
import dev.berth.engine.api.taskdefinition.KeyValuePair;
import dev.berth.engine.input.Execution;
import dev.berth.engine.input.TaskConduct;
import dev.berth.engine.lifecycle.container.ContainerBehaviour;
import dev.berth.scenarios.ScenarioException;
import dev.berth.scenarios.assembly.ContainerBehaviours;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.unit.CpuAmount;
import dev.berth.scenarios.unit.MemoryAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what tasks to run, and what they do. */
public final class TaskOptions {
  private static final long ONE_MINUTE = 60_000_000_000L;

  @Option(names = "--count", paramLabel = "N", description = "Run N tasks, 1 to 10 (default: 1).")
  private int count = 1;

  @Option(
      names = "--command",
      paramLabel = "WORD",
      description = "Run another command; repeat it for each word.")
  private List<String> command = new ArrayList<>();

  @Option(
      names = "--env",
      paramLabel = "NAME=VALUE",
      converter = KeyValue.Converter.class,
      description = "Set an environment variable.")
  private List<KeyValue> environment = new ArrayList<>();

  @Option(
      names = "--container",
      paramLabel = "NAME",
      description = "The container of --command and --env (default: the first one).")
  private @Nullable String container;

  @Option(
      names = "--cpu",
      paramLabel = "AMOUNT",
      converter = Size.CpuConverter.class,
      description = "Let the task have this much CPU: 2 vCPU, 512 units.")
  private @Nullable CpuAmount cpu;

  @Option(
      names = "--memory",
      paramLabel = "AMOUNT",
      converter = Size.MemoryConverter.class,
      description = "Let the task have this much memory: 4 GiB, 512 MiB.")
  private @Nullable MemoryAmount memory;

  @Option(
      names = "--tag",
      paramLabel = "KEY=VALUE",
      converter = KeyValue.Converter.class,
      description = "Tag the tasks.")
  private List<KeyValue> tags = new ArrayList<>();

  @Option(names = "--started-by", paramLabel = "TEXT", description = "Say who starts the tasks.")
  private @Nullable String startedBy;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "The task group (default: family:FAMILY).")
  private @Nullable String group;

  @Option(names = "--launch-type", paramLabel = "TYPE", description = "As in RunTask: EC2.")
  private @Nullable String launchType;

  @Option(
      names = "--subnet",
      paramLabel = "ID",
      description = "A subnet for awsvpc tasks; may be repeated.")
  private List<String> subnets = new ArrayList<>();

  @Option(
      names = "--constraint",
      paramLabel = "EXPRESSION",
      description = "Run only on instances that the expression describes (memberOf).")
  private List<String> constraints = new ArrayList<>();

  @Option(
      names = "--run-time",
      paramLabel = "TIME",
      converter = Moment.Converter.class,
      description = {
        "How long the essential container runs (default: 1m). berth runs",
        "no container, so that you have to say what it would do."
      })
  private Moment runTime = new Moment(ONE_MINUTE);

  @Option(
      names = "--exit-code",
      paramLabel = "N",
      description = "What the essential container exits with, 0 to 255 (default: 0).")
  private int exitCode;

  @Option(
      names = "--containers",
      paramLabel = "MAP",
      description = {
        "What single containers do, as in a scenario:",
        "'{proxy: {runTime: 5s, exitCode: 3, onSigterm: ignore}}'."
      })
  private @Nullable String containers;

  int count() {
    return count;
  }

  int exitCode() {
    return exitCode;
  }

  /** What each task does. */
  Execution execution() {
    return new Execution(runTime.nanos(), exitCode);
  }

  /**
   * What each task does, container by container.
   *
   * @param names of the task's containers, as far as they are known
   */
  TaskConduct conduct(List<String> names) throws ScenarioException {
    if (containers == null) {
      return TaskConduct.of(execution());
    }
    Problems problems = new Problems();
    Map<String, ContainerBehaviour.Difference> differences =
        ContainerBehaviours.parse(containers, "--containers", names, problems);
    if (problems.hasErrors()) {
      throw ScenarioException.of(problems);
    }
    return new TaskConduct(execution(), differences);
  }

  /**
   * The call.
   *
   * @param taskDefinition {@code null} for what is registered last
   * @param tasks how many
   */
  RunTask call(
      String cluster,
      @Nullable String taskDefinition,
      int tasks,
      @Nullable TaskOverride overrides) {
    List<PlacementConstraint> memberOf =
        constraints.stream().map(each -> new PlacementConstraint("memberOf", each)).toList();
    NetworkConfiguration network =
        subnets.isEmpty()
            ? null
            : new NetworkConfiguration(new AwsVpcConfiguration(subnets, null, null));
    return new RunTask(
        null,
        cluster,
        tasks,
        null,
        null,
        group,
        launchType,
        network,
        overrides,
        memberOf,
        null,
        null,
        null,
        null,
        startedBy,
        tags.stream().map(tag -> new Tag(tag.key(), tag.value())).toList(),
        taskDefinition,
        null,
        null);
  }

  /**
   * What is different from the task definition; {@code null} for nothing.
   *
   * @param first the name of the definition's first container
   */
  @Nullable TaskOverride overrides(@Nullable String first) {
    boolean inContainer = !(command.isEmpty() && environment.isEmpty());
    if (!inContainer && cpu == null && memory == null) {
      return null;
    }
    List<KeyValuePair> variables =
        environment.stream().map(each -> new KeyValuePair(each.key(), each.value())).toList();
    ContainerOverride override =
        new ContainerOverride(
            container == null ? first : container,
            command.isEmpty() ? null : command,
            variables.isEmpty() ? null : variables,
            null,
            null,
            null,
            null,
            null);
    return new TaskOverride(
        inContainer ? List.of(override) : null,
        cpu == null ? null : String.valueOf(cpu.units()),
        null,
        null,
        memory == null ? null : String.valueOf(memory.mebibytes()),
        null,
        null);
  }
}
