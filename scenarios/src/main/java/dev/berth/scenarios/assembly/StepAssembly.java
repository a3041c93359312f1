package dev.berth.scenarios.assembly;

import dev.berth.engine.api.PlacementConstraint;
import dev.berth.engine.api.PlacementStrategy;
import dev.berth.engine.api.tag.Tag;
import dev.berth.engine.api.task.NetworkConfiguration;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.api.task.TaskOverride;
import dev.berth.engine.api.task.TaskVolumeConfiguration;
import dev.berth.engine.api.taskdefinition.ContainerDefinition;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.input.Execution;
import dev.berth.engine.input.TaskConduct;
import dev.berth.engine.lifecycle.container.StartFault;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.pipeline.PipelineStep;
import dev.berth.engine.pipeline.RollBack;
import dev.berth.engine.pipeline.StepRun;
import dev.berth.engine.pipeline.StepWait;
import dev.berth.scenarios.git.GitSource;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Node;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.FaultsSpec;
import dev.berth.scenarios.spec.GitSpec;
import dev.berth.scenarios.spec.RegistrationSpec;
import dev.berth.scenarios.spec.StepRunSpec;
import dev.berth.scenarios.spec.StepSpec;
import dev.berth.scenarios.spec.StepWaitSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Steps of a scenario to plans of the engine's. */
final class StepAssembly {
  private static final String PATH = "steps";

  private final Document document;
  private final Problems problems;
  private final String cluster;
  private final Map<String, TaskDefinition> taskDefinitions;
  private final StepDefinitions definitions;
  private final ApiShapes shapes;

  /**
   * An assembly of the steps of a document.
   *
   * @param taskDefinitions the scenario's own by name, which runs can name, too
   */
  StepAssembly(
      Document document,
      Problems problems,
      String cluster,
      Map<String, TaskDefinition> taskDefinitions,
      StepDefinitions definitions) {
    this.document = document;
    this.problems = problems;
    this.cluster = cluster;
    this.taskDefinitions = taskDefinitions;
    this.definitions = definitions;
    shapes = new ApiShapes(problems);
  }

  /** The plan of one step. */
  StepPlan assemble(String name, StepSpec spec) {
    List<RegisterTaskDefinition> register = new ArrayList<>();
    for (int i = 0; i < spec.register().size(); i++) {
      List<String> path = List.of(PATH, name, "register", String.valueOf(i));
      register.addAll(definitionsOf(spec.register().get(i), path));
    }
    StepRunSpec run = spec.run();
    StepRunSpec undo = spec.onFailure().run();
    if (run == null && undo == null && spec.register().isEmpty()) {
      problems.error(
          document.place(PATH, name), "step '" + name + "' does nothing", "add register or run");
    }
    if (run != null && run.taskDefinition() == null && spec.register().isEmpty()) {
      problems.error(
          document.namePlace(PATH, name, "run"),
          "step '" + name + "' runs nothing",
          "add register, or name a taskDefinition");
    }
    return new StepPlan(
        new PipelineStep(
            name,
            spec.at().toNanos(),
            register,
            run == null ? null : stepRun(run, register, List.of(PATH, name, "run")),
            waiting(spec.waiting()),
            new RollBack(
                spec.onFailure().deregister(),
                undo == null
                    ? null
                    : stepRun(undo, register, List.of(PATH, name, "onFailure", "run")))),
        run == null ? null : Distributions.of(run.runTime()),
        undo == null ? null : Distributions.of(undo.runTime()));
  }

  private List<RegisterTaskDefinition> definitionsOf(RegistrationSpec spec, List<String> path) {
    Place place = document.place(path);
    String file = spec.file();
    if (file != null) {
      return definitions.ofFile(file, place);
    }
    GitSpec git = spec.git();
    if (git != null) {
      return definitions.ofGit(new GitSource(git.url(), git.ref(), git.path()), place);
    }
    return definitions.ofNode(Objects.requireNonNull(spec.definition()));
  }

  private StepRun stepRun(
      StepRunSpec spec, List<RegisterTaskDefinition> registered, List<String> path) {
    checkContainers(spec, registered, path);
    RunTask call =
        new RunTask(
            null,
            cluster,
            spec.count(),
            null,
            null,
            spec.group(),
            spec.launchType(),
            shape(spec.networkConfiguration(), NetworkConfiguration.class),
            shape(spec.overrides(), TaskOverride.class),
            shapes.readAll(spec.placementConstraints(), PlacementConstraint.class),
            shapes.readAll(spec.placementStrategy(), PlacementStrategy.class),
            null,
            spec.propagateTags(),
            null,
            spec.startedBy(),
            shapes.readAll(spec.tags(), Tag.class),
            taskDefinition(spec.taskDefinition(), registered),
            null,
            shapes.readAll(spec.volumeConfigurations(), TaskVolumeConfiguration.class));
    return new StepRun(
        call,
        new TaskConduct(
            new Execution(Execution.ENDLESS, spec.exitCode()),
            ContainerBehaviours.all(spec.containers()),
            chances(spec.faults(), path)));
  }

  private StartFault.Chances chances(FaultsSpec spec, List<String> path) {
    List<String> own = new ArrayList<>(path);
    own.add("faults");
    if (!spec.executionRoleLacks().isEmpty()) {
      own.add("executionRoleLacks");
      problems.error(
          document.place(own),
          "tasks of a step have the permissions of their role in the account",
          "add account.roles, and the role's permissions");
      return StartFault.Chances.NONE;
    }
    return new FaultChances(problems)
        .of(spec, document.place(own), "step '%s'".formatted(path.get(1)));
  }

  /** Looks at names of containers, where the task definition is known before the step begins. */
  private void checkContainers(
      StepRunSpec spec, List<RegisterTaskDefinition> registered, List<String> path) {
    List<String> names = containerNames(spec.taskDefinition(), registered);
    List<String> inside = new ArrayList<>(path);
    inside.add("containers");
    new ContainerBehaviours(problems, "the tasks of step '%s'".formatted(path.get(1)))
        .check(
            spec.containers(),
            names.isEmpty() ? List.copyOf(spec.containers().keySet()) : names,
            document,
            inside);
  }

  /** Of the definition that a run means; none if that is not known. */
  private List<String> containerNames(
      @Nullable String name, List<RegisterTaskDefinition> registered) {
    for (RegisterTaskDefinition each : registered.reversed()) {
      if (name == null || Objects.equals(each.family(), name)) {
        return Objects.requireNonNullElse(
                each.containerDefinitions(), List.<ContainerDefinition>of())
            .stream()
            .map(container -> String.valueOf(container.name()))
            .toList();
      }
    }
    TaskDefinition own = name == null ? null : taskDefinitions.get(name);
    return own == null
        ? List.of()
        : own.containers().stream().map(container -> container.name()).toList();
  }

  private <T extends Record> @Nullable T shape(@Nullable Node node, Class<T> type) {
    return node == null ? null : shapes.read(node, type);
  }

  /** A name of the scenario's own means that revision, unless the step registers the family. */
  private @Nullable String taskDefinition(
      @Nullable String name, List<RegisterTaskDefinition> registered) {
    TaskDefinition own = name == null ? null : taskDefinitions.get(name);
    boolean newer = registered.stream().anyMatch(each -> Objects.equals(each.family(), name));
    return own == null || newer ? name : own.family() + ":" + own.revision();
  }

  private static StepWait waiting(StepWaitSpec spec) {
    return switch (spec.until()) {
      case CREATED -> new StepWait.None();
      case STOPPED ->
          new StepWait.UntilStopped(
              spec.timeout().toNanos(), spec.onTimeout() == StepWaitSpec.OnTimeout.STOP);
    };
  }
}
