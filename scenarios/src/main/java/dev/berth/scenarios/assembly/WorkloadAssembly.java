package dev.berth.scenarios.assembly;

import dev.berth.engine.api.CheckedPlacement;
import dev.berth.engine.input.ArrivalSource;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.input.OwnScheduler;
import dev.berth.engine.lifecycle.container.ContainerPlan;
import dev.berth.engine.model.LaunchType;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.policy.TaskMix;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.RandomStreams;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.ArrivalsSpec;
import dev.berth.scenarios.spec.LaunchTypeSpec;
import dev.berth.scenarios.spec.NetworkConfigurationSpec;
import dev.berth.scenarios.spec.OwnSchedulerSpec;
import dev.berth.scenarios.spec.PlacementSpec;
import dev.berth.scenarios.spec.RunTimeSpec;
import dev.berth.scenarios.spec.ScenarioSpec;
import dev.berth.scenarios.spec.TaskDefinitionSpec;
import dev.berth.scenarios.spec.TraceSpec;
import dev.berth.scenarios.spec.WhenFullSpec;
import dev.berth.scenarios.spec.WorkloadPlacementSpec;
import dev.berth.scenarios.spec.WorkloadSpec;
import dev.berth.scenarios.workload.TaskDraws;
import dev.berth.scenarios.workload.Trace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Workloads of a scenario to plans of the engine's. */
final class WorkloadAssembly {
  private static final String PATH = "workloads";
  private static final List<String> SHARED = List.of("placement");

  private final Document document;
  private final Problems problems;
  private final ScenarioSpec scenario;
  private final Map<String, TaskDefinition> taskDefinitions;
  private final Subnets subnets;
  private final TraceAssembly traces;
  private final PlacementRules rules;
  private final CapacityAssembly capacity;
  private final ScenarioMix mix;
  private final Map<String, Constraints> ownConstraints = new HashMap<>();

  WorkloadAssembly(
      Document document,
      Problems problems,
      ScenarioSpec scenario,
      Map<String, TaskDefinition> taskDefinitions,
      Subnets subnets,
      TraceAssembly traces,
      PlacementRules rules,
      CapacityAssembly capacity) {
    this.document = document;
    this.problems = problems;
    this.scenario = scenario;
    this.taskDefinitions = taskDefinitions;
    this.subnets = subnets;
    this.traces = traces;
    this.rules = rules;
    this.capacity = capacity;
    this.mix = new ScenarioMix(scenario.duration(), scenario.start());
    scenario
        .taskDefinitions()
        .forEach((name, spec) -> ownConstraints.put(name, rules.ofTaskDefinition(name, spec)));
  }

  /** The plan of one workload; empty when something is wrong with it, which is noted. */
  Optional<WorkloadPlan> assemble(String name, WorkloadSpec spec) {
    WorkloadPlacementSpec placement = placement(spec);
    List<String> path = placementPath(name, spec);
    LaunchType launchType = launchType(name, spec.launchType());
    CheckedPlacement checked =
        rules.check(
            PlacementRules.parameters(placement, launchType, constraintsOf(spec)),
            path,
            List.of(PATH, name, "taskDefinition"));
    TaskDefinition definition = taskDefinitions.get(spec.taskDefinition());
    if (definition == null) {
      noteUnknown(name, spec.taskDefinition());
    }
    Function<RandomStreams, ArrivalSource> arrivals = arrivals(name, spec, definition);
    if (definition == null || arrivals == null) {
      return Optional.empty();
    }
    String group = spec.group();
    List<String> zones = zones(name, spec.networkConfiguration(), definition.networkMode());
    return Optional.of(
        new WorkloadPlan(
            name,
            definition,
            group == null ? "family:" + definition.family() : group,
            ownConstraints
                .getOrDefault(spec.taskDefinition(), Constraints.NONE)
                .and(checked.constraints()),
            List.of(),
            spec.loadBalanced(),
            whenFull(spec.whenFull()),
            zones,
            scheduler(spec.scheduler()),
            capacity.strategyOf(name, spec.capacityProviderStrategy()),
            arrivals));
  }

  private static @Nullable OwnScheduler scheduler(@Nullable OwnSchedulerSpec spec) {
    return spec == null
        ? null
        : new OwnScheduler(spec.staleness().toNanos(), spec.decision().toNanos());
  }

  /** The policies of all workloads by name; only to be asked for after all were assembled. */
  Map<String, List<PlacementPolicy>> policies() {
    // With errors about, tasks may be missing that the mix is made of; nothing will run anyway.
    Supplier<TaskMix> known = problems.hasErrors() ? () -> TaskMix.NONE : mix;
    Map<String, List<PlacementPolicy>> policies = new HashMap<>();
    scenario
        .workloads()
        .forEach((name, spec) ->
            policies.put(name, rules.policies(placement(spec), placementPath(name, spec), known)));
    // The scenario's own is checked even where no workload goes by it.
    rules.policies(shared(), SHARED, () -> TaskMix.NONE);
    rules.check(PlacementRules.parameters(shared(), LaunchType.EC2, 0), SHARED, SHARED);
    return policies;
  }

  private static List<String> placementPath(String name, WorkloadSpec spec) {
    return spec.placement() == null ? SHARED : List.of(PATH, name, "placement");
  }

  private List<String> zones(
      String workload, @Nullable NetworkConfigurationSpec network, NetworkMode mode) {
    if (network == null) {
      return List.of();
    }
    if (mode != NetworkMode.AWSVPC) {
      problems.error(
          document.place(PATH, workload, "networkConfiguration"),
          "the task definition of workload '%s' has no network mode awsvpc".formatted(workload),
          "ECS takes a networkConfiguration with awsvpc only (InvalidParameterException)");
    }
    String awsvpc = "awsvpcConfiguration";
    List<String> ids = network.awsvpcConfiguration().subnets();
    return subnets.zonesOf(ids, PATH, workload, "networkConfiguration", awsvpc, "subnets").stream()
        .distinct()
        .toList();
  }

  /** Fargate's rules for placement are checked; its capacity is not simulated. */
  private LaunchType launchType(String workload, LaunchTypeSpec spec) {
    return switch (spec) {
      case EC2 -> LaunchType.EC2;
      case FARGATE -> {
        problems.error(
            document.place(PATH, workload, "launchType"),
            "launch type FARGATE is not simulated yet",
            "leave launchType out to run the tasks on the cluster's container instances");
        yield LaunchType.FARGATE;
      }
    };
  }

  private int constraintsOf(WorkloadSpec spec) {
    TaskDefinitionSpec definition = scenario.taskDefinitions().get(spec.taskDefinition());
    return definition == null ? 0 : definition.placementConstraints().size();
  }

  private void noteUnknown(String workload, String definition) {
    // One that is wrong itself, or a name that is missing, has been noted already.
    if (!definition.isEmpty() && !document.has(List.of("taskDefinitions", definition))) {
      problems.error(
          document.place(PATH, workload, "taskDefinition"),
          "there is no task definition '" + definition + "'",
          Nearest.hint(definition, taskDefinitions.keySet()));
    }
  }

  private WorkloadPlacementSpec placement(WorkloadSpec spec) {
    return spec.placement() == null ? shared() : spec.placement();
  }

  private WorkloadPlacementSpec shared() {
    PlacementSpec shared = scenario.placement();
    return new WorkloadPlacementSpec(
        shared.policy(), shared.resources(), shared.strategies(), shared.constraints());
  }

  private @Nullable Function<RandomStreams, ArrivalSource> arrivals(
      String name, WorkloadSpec spec, @Nullable TaskDefinition definition) {
    ArrivalsSpec process = spec.arrivals();
    TraceSpec trace = spec.trace();
    boolean processed = document.has(List.of(PATH, name, "arrivals"));
    if (processed == document.has(List.of(PATH, name, "trace"))) {
      problems.error(
          document.place(PATH, name),
          "workload '%s' has %s".formatted(name, processed ? "two sources" : "no arrivals"),
          "give it either arrivals or trace");
      return null;
    }
    boolean timed = document.has(List.of(PATH, name, "runTime"));
    boolean traced = trace == null ? !processed : trace.columns().runTime() != null;
    if (!timed && !traced) {
      problems.error(
          document.place(PATH, name),
          "missing property 'runTime' in workload '" + name + "'",
          "add 'runTime: 90s', a distribution or endless");
    }
    ContainerPlan plan =
        definition == null
            ? null
            : new ContainerPlans(document, problems, scenario).plan(name, spec, definition);
    Function<RandomStreams, TaskDraws> draws = draws(spec, plan);
    if (trace != null) {
      Trace file = traces.assemble(name, trace, definition);
      if (file == null) {
        return null;
      }
      if (definition != null) {
        mix.add(file, definition);
      }
      return streams -> file.arrivals(draws.apply(streams), streams);
    }
    if (process != null && definition != null) {
      mix.add(process, definition);
    }
    return process == null
        ? null
        : new ProcessAssembly(document, problems, scenario)
            .assemble(List.of(PATH, name, "arrivals"), process, draws);
  }

  private static Function<RandomStreams, TaskDraws> draws(
      WorkloadSpec spec, @Nullable ContainerPlan plan) {
    RunTimeSpec runTime = spec.runTime();
    Distribution distribution = runTime == null ? null : Distributions.of(runTime);
    return streams -> new TaskDraws(distribution, spec.failures().value(), plan, streams);
  }

  private static ClientPolicy whenFull(WhenFullSpec spec) {
    return switch (spec) {
      case WhenFullSpec.Drop() -> new ClientPolicy.Drop();
      case WhenFullSpec.Queue() -> new ClientPolicy.Queue();
      case WhenFullSpec.Retry retry ->
          new ClientPolicy.Retry(
              retry.first().toNanos(),
              retry.factor(),
              retry.max().toNanos(),
              retry.attempts(),
              retry.jitter().value());
    };
  }
}
