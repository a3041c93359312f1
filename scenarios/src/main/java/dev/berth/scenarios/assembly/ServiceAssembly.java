package dev.berth.scenarios.assembly;

import dev.berth.engine.ScriptedCall;
import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.PlacementConstraint;
import dev.berth.engine.api.PlacementStrategy;
import dev.berth.engine.api.service.CreateService;
import dev.berth.engine.api.service.DeleteService;
import dev.berth.engine.api.service.DeploymentConfiguration;
import dev.berth.engine.api.service.UpdateService;
import dev.berth.engine.api.tag.Tag;
import dev.berth.engine.api.task.NetworkConfiguration;
import dev.berth.engine.input.Execution;
import dev.berth.engine.input.TaskConduct;
import dev.berth.engine.lifecycle.container.ContainerPlan;
import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.service.ServiceChecks;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Node;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.ContainerBehaviourSpec;
import dev.berth.scenarios.spec.FaultsSpec;
import dev.berth.scenarios.spec.ScenarioSpec;
import dev.berth.scenarios.spec.ServiceDeletionSpec;
import dev.berth.scenarios.spec.ServiceSpec;
import dev.berth.scenarios.spec.ServiceUpdateSpec;
import dev.berth.scenarios.spec.TimelineSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Services of a scenario, and what its timeline does to them, as calls of ECS's. */
final class ServiceAssembly {
  private static final String PATH = "services";
  private static final String TIMELINE = "timeline";

  private final Document document;
  private final Problems problems;
  private final ScenarioSpec scenario;
  private final Map<String, TaskDefinition> taskDefinitions;
  private final ApiShapes shapes;
  private final Map<String, CreateService> settings = new LinkedHashMap<>();
  private final List<ScriptedCall> calls = new ArrayList<>();

  /**
   * An assembly of the services of a document.
   *
   * @param taskDefinitions the scenario's own by name
   */
  ServiceAssembly(
      Document document,
      Problems problems,
      ScenarioSpec scenario,
      Map<String, TaskDefinition> taskDefinitions) {
    this.document = document;
    this.problems = problems;
    this.scenario = scenario;
    this.taskDefinitions = taskDefinitions;
    shapes = new ApiShapes(problems);
  }

  /** What is said of the tasks of a call, and where. */
  private record Tasks(
      String service,
      @Nullable String taskDefinition,
      Map<String, ContainerBehaviourSpec> containers,
      FaultsSpec faults,
      List<String> path) {
    String whose() {
      return "the tasks of service '%s'".formatted(service);
    }

    List<String> at(String name) {
      List<String> inside = new ArrayList<>(path);
      inside.add(name);
      return inside;
    }
  }

  /** The calls, in any order. */
  List<ScriptedCall> calls() {
    if (!scenario.services().isEmpty() && scenario.duration() == null) {
      problems.error(
          document.namePlace(PATH),
          "services run until they are deleted",
          "give the scenario a duration: it might never end by itself");
    }
    scenario.services().forEach(this::create);
    List<TimelineSpec> timeline = scenario.timeline();
    IntStream.range(0, timeline.size())
        .boxed()
        .sorted(Comparator.comparing(index -> timeline.get(index).at()))
        .forEach(index -> happen(timeline.get(index), String.valueOf(index)));
    return calls;
  }

  private void create(String name, ServiceSpec spec) {
    List<String> path = List.of(PATH, name);
    CreateService call =
        new CreateService(
            scenario.cluster().name(),
            name,
            revision(spec.taskDefinition(), name, List.of(PATH, name, "taskDefinition")),
            spec.availabilityZoneRebalancing(),
            null,
            null,
            spec.desiredCount(),
            null,
            null,
            null,
            null,
            null,
            shape(spec.deploymentConfiguration(), DeploymentConfiguration.class),
            shapes.readAll(spec.placementConstraints(), PlacementConstraint.class),
            shapes.readAll(spec.placementStrategy(), PlacementStrategy.class),
            shape(spec.networkConfiguration(), NetworkConfiguration.class),
            spec.healthCheckGracePeriodSeconds(),
            spec.schedulingStrategy().name(),
            null,
            shapes.readAll(spec.tags(), Tag.class),
            null,
            spec.propagateTags(),
            null,
            null,
            null,
            null,
            null);
    boolean isMiscounted =
        spec.desiredCount() == null && document.has(List.of(PATH, name, "desiredCount"));
    check(call, isMiscounted ? null : new ServiceChecks(call).ofForm(), path);
    settings.put(name, call);
    Tasks tasks = new Tasks(name, spec.taskDefinition(), spec.containers(), spec.faults(), path);
    calls.add(new ScriptedCall(spec.at().toNanos(), name, call, conduct(tasks)));
  }

  private void happen(TimelineSpec entry, String index) {
    ServiceUpdateSpec update = entry.updateService();
    ServiceDeletionSpec deletion = entry.deleteService();
    long time = entry.at().toNanos();
    if (update != null) {
      update(update, time, List.of(TIMELINE, index, "updateService"));
    } else if (deletion != null
        && isKnown(deletion.service(), List.of(TIMELINE, index, "deleteService"))) {
      DeleteService call =
          new DeleteService(scenario.cluster().name(), deletion.service(), deletion.force());
      calls.add(new ScriptedCall(time, deletion.service(), call, TaskConduct.ENDLESS));
    }
  }

  private void update(ServiceUpdateSpec spec, long time, List<String> path) {
    String name = spec.service();
    Tasks tasks = new Tasks(name, spec.taskDefinition(), spec.containers(), spec.faults(), path);
    boolean saysMore = !spec.containers().isEmpty() || !faults(tasks).areNone();
    if (saysMore && spec.taskDefinition() == null) {
      problems.error(
          document.place(path),
          "what new tasks do is said here, but not of which task definition they are",
          "add taskDefinition, be it the one that the service has");
    }
    CreateService before = settings.get(name);
    if (!isKnown(name, tasks.at("service")) || before == null) {
      return;
    }
    UpdateService call =
        new UpdateService(
            scenario.cluster().name(),
            name,
            spec.desiredCount(),
            spec.taskDefinition() == null
                ? null
                : revision(spec.taskDefinition(), name, tasks.at("taskDefinition")),
            null,
            shape(spec.deploymentConfiguration(), DeploymentConfiguration.class),
            null,
            null,
            null,
            null,
            null,
            spec.forceNewDeployment(),
            spec.healthCheckGracePeriodSeconds(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    CreateService after = ServiceChecks.updated(before, call);
    check(after, new ServiceChecks(after).ofSettings(), path);
    settings.put(name, after);
    calls.add(new ScriptedCall(time, name, call, conduct(tasks)));
  }

  private void check(CreateService after, @Nullable EcsError error, List<String> path) {
    if (error != null) {
      problems.error(
          document.place(path),
          "%s: %s".formatted(error.exception(), error.message()),
          "ECS would refuse this");
    } else if (new ServiceChecks(after).blocksDeployments()) {
      problems.warning(
          document.place(path),
          "deployments of service '%s' cannot progress with %d tasks"
              .formatted(after.serviceName(), after.desiredCount()),
          "its minimumHealthyPercent lets no task stop, its maximumPercent lets none start");
    }
  }

  private TaskConduct conduct(Tasks tasks) {
    TaskDefinition definition =
        tasks.taskDefinition() == null ? null : taskDefinitions.get(tasks.taskDefinition());
    if (definition == null || definition.containers().isEmpty()) {
      return TaskConduct.ENDLESS;
    }
    new ContainerBehaviours(problems, tasks.whose())
        .check(
            tasks.containers(),
            definition.containers().stream().map(ContainerDefinition::name).toList(),
            document,
            tasks.at("containers"));
    StartFaults faults = faults(tasks);
    ContainerPlan plan =
        ContainerPlan.differing(definition, ContainerBehaviours.all(tasks.containers()))
            .with(faults.chances(), faults.lacking());
    return TaskConduct.of(new Execution(Execution.ENDLESS, 0, plan));
  }

  private StartFaults faults(Tasks tasks) {
    return StartFaults.of(tasks.faults(), tasks.whose(), document, tasks.at("faults"), problems);
  }

  /** The revision that a name of the scenario's own means; others may come to be later. */
  private String revision(String name, String service, List<String> path) {
    TaskDefinition own = taskDefinitions.get(name);
    boolean noted = document.has(List.of("taskDefinitions", name)) || name.isEmpty();
    if (own == null && !noted && scenario.steps().isEmpty()) {
      problems.error(
          document.place(path),
          "there is no task definition '%s' for service '%s'".formatted(name, service),
          Nearest.hint(name, taskDefinitions.keySet()));
    }
    return own == null ? name : own.family() + ":" + own.revision();
  }

  private boolean isKnown(String service, List<String> path) {
    boolean known = scenario.services().containsKey(service);
    if (!known) {
      problems.error(
          document.place(path),
          "there is no service '" + service + "'",
          Nearest.hint(service, scenario.services().keySet()));
    }
    return known;
  }

  private <T extends Record> @Nullable T shape(@Nullable Node node, Class<T> type) {
    return node == null ? null : shapes.read(node, type);
  }
}
