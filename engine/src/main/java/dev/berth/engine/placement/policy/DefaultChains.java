package dev.berth.engine.placement.policy;

import dev.berth.engine.placement.PlacementPolicy;
import java.util.List;

/** The chains that ECS takes when nobody says which. */
public final class DefaultChains {
  /** The field for availability zones. */
  public static final String ZONE = "attribute:ecs.availability-zone";

  /** RunTask's, by the developer guide's page on scheduling tasks. */
  public static final List<PlacementPolicy> RUN_TASK = List.of(new RandomChoice());

  /** RunTask's, by what the console says. */
  public static final List<PlacementPolicy> ZONE_SPREAD = List.of(new Spread(ZONE));

  /** A service's: the zone with the fewest of its tasks, there the instance with the fewest. */
  public static final List<PlacementPolicy> SERVICE =
      List.of(new Spread(ZONE), new Spread("instanceId"));

  private DefaultChains() {}
}
