package dev.berth.scenarios.assembly;

import dev.berth.engine.AccountRules;
import dev.berth.engine.Capacity;
import dev.berth.engine.InstanceGroup;
import dev.berth.engine.OpenRules;
import dev.berth.engine.Script;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.account.DeclaredDefinition;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.placement.ProvisioningLimits;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.random.RandomStreams;
import dev.berth.scenarios.workload.Shuffle;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A world, complete but for the seed.
 *
 * @param shuffled names of instance groups whose instances register in an order left to chance
 * @param taskDefinitions all of the scenario's, whether a workload uses them or not
 */
public record WorldPlan(
    String cluster,
    List<InstanceGroup> instances,
    Set<String> shuffled,
    TimingProfile timing,
    TieBreak ties,
    List<WorkloadPlan> workloads,
    OptionalLong horizonNanos,
    @Nullable ProvisioningLimits provisioning,
    OpenRules rules,
    AccountRules account,
    Script script,
    List<DeclaredDefinition> taskDefinitions,
    List<StepPlan> steps,
    Capacity capacity) {
  public WorldPlan {
    instances = List.copyOf(instances);
    shuffled = new TreeSet<>(shuffled);
    workloads = List.copyOf(workloads);
    taskDefinitions = List.copyOf(taskDefinitions);
    steps = List.copyOf(steps);
  }

  /** The world with this seed. */
  public WorldSpecification withSeed(long seed) {
    return new WorldSpecification(
        cluster,
        seed,
        instancesWithSeed(seed),
        // A step that asks from time to time must find its tasks when they have stopped.
        steps.isEmpty() ? timing : timing.keepingStopped(),
        ties,
        workloads.stream().map(plan -> plan.withSeed(seed)).toList(),
        horizonNanos,
        provisioning,
        rules,
        account,
        script,
        taskDefinitions,
        steps.stream().map(plan -> plan.withSeed(seed)).toList(),
        capacity);
  }

  /** The same world with one more step. */
  public WorldPlan with(StepPlan step) {
    List<StepPlan> more = new ArrayList<>(steps);
    more.add(step);
    return new WorldPlan(
        cluster,
        instances,
        shuffled,
        timing,
        ties,
        workloads,
        horizonNanos,
        provisioning,
        rules,
        account,
        script,
        taskDefinitions,
        more,
        capacity);
  }

  /** The instances with those of each shuffled group in an order of their own. */
  private List<InstanceGroup> instancesWithSeed(long seed) {
    List<InstanceGroup> ordered = new ArrayList<>(instances);
    RandomStreams streams = RandomStreams.of(seed).named("instances");
    int from = 0;
    while (from < ordered.size()) {
      String name = ordered.get(from).name();
      int to = from;
      while (to < ordered.size() && ordered.get(to).name().equals(name)) {
        to++;
      }
      if (shuffled.contains(name)) {
        List<InstanceGroup> group = ordered.subList(from, to);
        List<InstanceGroup> inOrder = Shuffle.of(group, streams.named(name).stream());
        for (int i = 0; i < inOrder.size(); i++) {
          group.set(i, inOrder.get(i));
        }
      }
      from = to;
    }
    return ordered;
  }
}
