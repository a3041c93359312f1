package dev.berth.scenarios.assembly;

import dev.berth.engine.InstanceGroup;
import dev.berth.engine.OpenRules;
import dev.berth.engine.lifecycle.ReleaseRule;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.ProvisioningLimits;
import dev.berth.engine.placement.TieBreak;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.ClusterSpec;
import dev.berth.scenarios.spec.PlacementSpec;
import dev.berth.scenarios.spec.ProvisioningSpec;
import dev.berth.scenarios.spec.RowOrderSpec;
import dev.berth.scenarios.spec.ScenarioSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts a world together from a scenario's records and notes what does not fit together. */
public final class WorldAssembly {
  private final Document document;
  private final ScenarioFiles files;
  private final Problems problems;
  private final ClassLoader classes;

  /**
   * An assembly of what a document says; places in it serve the messages.
   *
   * @param classes where classes are looked for that the document names
   */
  public WorldAssembly(
      Document document, ScenarioFiles files, Problems problems, ClassLoader classes) {
    this.document = document;
    this.files = files;
    this.problems = problems;
    this.classes = classes;
  }

  /** The world; only good for a run when no errors were noted. */
  public WorldPlan assemble(ScenarioSpec spec) {
    Subnets subnets = new Subnets(document, problems, spec.cluster().subnets());
    Agents agents = new Agents(spec.images());
    CapacityAssembly capacity = new CapacityAssembly(document, problems, spec, agents);
    List<InstanceGroup> instances =
        new InstanceGroups(document, files, problems, subnets, agents)
            .assemble(spec.cluster(), !spec.autoScalingGroups().isEmpty());
    List<InstanceGroup> all = new ArrayList<>(instances);
    all.addAll(capacity.templates());
    TaskDefinitions declared = new TaskDefinitions(document, problems);
    Map<String, TaskDefinition> taskDefinitions = declared.assemble(spec.taskDefinitions());
    WorkloadAssembly assembly =
        new WorkloadAssembly(
            document,
            problems,
            spec,
            taskDefinitions,
            subnets,
            new TraceAssembly(document, files, problems, all),
            new PlacementRules(document, problems, classes, spec.placement()),
            capacity);
    List<WorkloadPlan> workloads = new ArrayList<>();
    spec.workloads()
        .forEach((name, workload) -> assembly.assemble(name, workload).ifPresent(workloads::add));
    Map<String, List<PlacementPolicy>> policies = assembly.policies();
    workloads.replaceAll(plan -> plan.with(policies.getOrDefault(plan.name(), List.of())));
    new FitCheck(document, problems).warn(spec, taskDefinitions, all);
    Duration duration = spec.duration();
    ScriptAssembly script = new ScriptAssembly(document, problems);
    return new WorldPlan(
        spec.cluster().name(),
        instances,
        shuffled(spec.cluster()),
        Distributions.of(spec.timing()),
        ties(spec.placement()),
        workloads,
        duration == null ? OptionalLong.empty() : OptionalLong.of(duration.toNanos()),
        provisioning(spec.cluster()),
        rules(spec),
        script.account(spec.account()),
        script.script(spec, new ServiceAssembly(document, problems, spec, taskDefinitions).calls()),
        declared.declared(),
        steps(spec, taskDefinitions),
        capacity.assemble());
  }

  private List<StepPlan> steps(ScenarioSpec spec, Map<String, TaskDefinition> taskDefinitions) {
    StepAssembly assembly =
        new StepAssembly(
            document,
            problems,
            spec.cluster().name(),
            taskDefinitions,
            new StepDefinitions(files, problems, PlacementRules.missing(spec.placement())));
    List<StepPlan> steps = new ArrayList<>();
    spec.steps().forEach((name, step) -> steps.add(assembly.assemble(name, step)));
    if (spec.steps().isEmpty() && spec.workloads().isEmpty() && spec.services().isEmpty()) {
      problems.warning(
          document.namePlace("workloads"),
          "nothing happens here",
          "add workloads, services or steps");
    }
    return steps;
  }

  private static OpenRules rules(ScenarioSpec spec) {
    ReleaseRule release =
        switch (spec.cluster().release()) {
          case DESIRED_STATUS -> ReleaseRule.DESIRED_STATUS;
          case LAST_STATUS -> ReleaseRule.LAST_STATUS;
        };
    return new OpenRules(PlacementRules.missing(spec.placement()), release);
  }

  private @Nullable ProvisioningLimits provisioning(ClusterSpec cluster) {
    if (cluster.managedScaling()) {
      ProvisioningSpec spec = cluster.provisioning();
      return new ProvisioningLimits(spec.quota(), spec.timeout().toNanos());
    }
    if (document.has(List.of("cluster", "provisioning"))) {
      problems.error(
          document.namePlace("cluster", "provisioning"),
          "provisioning says how tasks wait, but none does without managedScaling",
          "add 'managedScaling: true' to the cluster, or leave provisioning out");
    }
    return null;
  }

  private static Set<String> shuffled(ClusterSpec cluster) {
    Set<String> shuffled = new TreeSet<>();
    cluster
        .instances()
        .forEach((name, group) -> {
          if (group.file() != null && group.order() == RowOrderSpec.SHUFFLED) {
            shuffled.add(name);
          }
        });
    return shuffled;
  }

  private static TieBreak ties(PlacementSpec placement) {
    return switch (placement.ties()) {
      case RANDOM -> TieBreak.RANDOM;
      case LOWEST -> TieBreak.LOWEST;
    };
  }
}
