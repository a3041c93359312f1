package dev.berth.engine;

import dev.berth.engine.api.capacity.CreateCapacityProvider;
import dev.berth.engine.api.cluster.CapacityProviderStrategyItem;
import dev.berth.engine.capacity.ScalingProfile;
import dev.berth.engine.lifecycle.MachineTiming;
import dev.berth.engine.model.InstanceType;
import java.util.List;

/**
 * Where a world's instances come from beyond those that its cluster begins with.
 *
 * @param instanceTypes types of EC2 that are known; instances of others cost nothing
 * @param timing how long machines take
 * @param groups Auto Scaling groups, whose instances register with the world's cluster
 * @param providers capacity providers of that cluster, created when the world begins
 * @param strategy the cluster's default strategy; empty for none
 */
public record Capacity(
    List<InstanceType> instanceTypes,
    MachineTiming timing,
    ScalingProfile profile,
    List<GroupSpecification> groups,
    List<CreateCapacityProvider> providers,
    List<CapacityProviderStrategyItem> strategy) {
  /** Nothing is known of EC2's types, and nothing scales. */
  public static final Capacity PLAIN = new Capacity(List.of(), MachineTiming.REALISTIC);

  public Capacity {
    instanceTypes = List.copyOf(instanceTypes);
    groups = List.copyOf(groups);
    providers = List.copyOf(providers);
    strategy = List.copyOf(strategy);
  }

  /** Nothing scales. */
  public Capacity(List<InstanceType> instanceTypes, MachineTiming timing) {
    this(instanceTypes, timing, ScalingProfile.ECS_CURRENT, List.of(), List.of(), List.of());
  }
}
