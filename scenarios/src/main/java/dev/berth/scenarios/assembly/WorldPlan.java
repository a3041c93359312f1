package dev.berth.scenarios.assembly;

import dev.berth.engine.InstanceGroup;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.placement.TieBreak;
import java.util.List;
import java.util.OptionalLong;

/** A world, complete but for the seed. */
public record WorldPlan(
    String cluster,
    List<InstanceGroup> instances,
    TimingProfile timing,
    TieBreak ties,
    List<WorkloadPlan> workloads,
    OptionalLong horizonNanos) {
  public WorldPlan {
    instances = List.copyOf(instances);
    workloads = List.copyOf(workloads);
  }

  /** The world with this seed. */
  public WorldSpecification withSeed(long seed) {
    return new WorldSpecification(
        cluster,
        seed,
        instances,
        timing,
        ties,
        workloads.stream().map(plan -> plan.withSeed(seed)).toList(),
        horizonNanos);
  }
}
