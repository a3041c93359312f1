package dev.berth.scenarios.assembly;

import dev.berth.engine.capacity.CapacityStrategy;
import dev.berth.engine.input.ArrivalSource;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.input.OwnScheduler;
import dev.berth.engine.input.Workload;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.random.RandomStreams;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A workload, complete but for the seed.
 *
 * @param zones availability zones of the subnets that its tasks may use; empty when any will do
 * @param scheduler how its client chooses instances itself; {@code null} if the cluster does
 * @param strategy how its tasks are dealt out to capacity providers
 * @param arrivals opens the stream of arrivals with the workload's random streams
 */
record WorkloadPlan(
    String name,
    TaskDefinition taskDefinition,
    String group,
    Constraints constraints,
    List<PlacementPolicy> policies,
    boolean behindLoadBalancer,
    ClientPolicy whenFull,
    List<String> zones,
    @Nullable OwnScheduler scheduler,
    CapacityStrategy strategy,
    Function<RandomStreams, ArrivalSource> arrivals) {
  /** The same workload with other policies. */
  WorkloadPlan with(List<PlacementPolicy> others) {
    return new WorkloadPlan(
        name,
        taskDefinition,
        group,
        constraints,
        others,
        behindLoadBalancer,
        whenFull,
        zones,
        scheduler,
        strategy,
        arrivals);
  }

  /** The workload in a world with this seed. */
  Workload withSeed(long seed) {
    RandomStreams streams = RandomStreams.of(seed).named("workload").named(name);
    return new Workload(
        name,
        taskDefinition,
        group,
        constraints,
        policies,
        behindLoadBalancer,
        whenFull,
        zones,
        scheduler,
        strategy,
        () -> arrivals.apply(streams));
  }
}
