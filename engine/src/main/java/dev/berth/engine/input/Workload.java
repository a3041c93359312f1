package dev.berth.engine.input;

import dev.berth.engine.capacity.CapacityStrategy;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.PlacementPolicy;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client of the cluster and the work it brings.
 *
 * @param name unique in the world; names the client's random streams
 * @param group the task group, usually {@code family:NAME}; what spread and distinctInstance count
 * @param behindLoadBalancer whether tasks pass ACTIVATING and DEACTIVATING
 * @param zones availability zones of the subnets that its tasks may use; empty when any will do
 * @param scheduler how the client chooses instances itself; {@code null} if the cluster does
 * @param strategy how its tasks are dealt out to capacity providers
 * @param arrivals opens the stream of arrivals, once a run
 */
public record Workload(
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
    Supplier<ArrivalSource> arrivals) {
  public Workload {
    policies = List.copyOf(policies);
    zones = List.copyOf(zones);
  }

  /** A workload whose tasks may be in any zone, wherever the cluster finds room. */
  public Workload(
      String name,
      TaskDefinition taskDefinition,
      String group,
      Constraints constraints,
      List<PlacementPolicy> policies,
      boolean behindLoadBalancer,
      ClientPolicy whenFull,
      Supplier<ArrivalSource> arrivals) {
    this(
        name,
        taskDefinition,
        group,
        constraints,
        policies,
        behindLoadBalancer,
        whenFull,
        List.of(),
        null,
        CapacityStrategy.NONE,
        arrivals);
  }
}
