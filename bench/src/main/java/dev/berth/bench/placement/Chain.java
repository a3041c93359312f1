package dev.berth.bench.placement;

import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.policy.Binpack;
import dev.berth.engine.placement.policy.RandomChoice;
import dev.berth.engine.placement.policy.Spread;
import java.util.List;
import java.util.Locale;

/** A chain of placement strategies to measure. */
public enum Chain {
  RANDOM(new RandomChoice()),
  SPREAD_ZONE(new Spread("attribute:ecs.availability-zone")),
  SPREAD_INSTANCE(new Spread("instanceId")),
  BINPACK_MEMORY(new Binpack(Binpack.Field.MEMORY)),
  BINPACK_CPU(new Binpack(Binpack.Field.CPU)),
  SPREAD_ZONE_BINPACK_MEMORY(
      new Spread("attribute:ecs.availability-zone"), new Binpack(Binpack.Field.MEMORY));

  private final List<PlacementPolicy> policies;

  Chain(PlacementPolicy... policies) {
    this.policies = List.of(policies);
  }

  /** What tables call it. */
  String title() {
    return toString().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The strategies in order. */
  List<PlacementPolicy> policies() {
    return policies;
  }
}
