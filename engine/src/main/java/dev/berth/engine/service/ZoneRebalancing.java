package dev.berth.engine.service;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.PlacementConstraint;
import dev.berth.engine.api.PlacementStrategy;
import dev.berth.engine.api.service.CreateService;
import dev.berth.engine.api.service.LoadBalancer;
import dev.berth.engine.placement.policy.DefaultChains;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which services have their tasks moved from zone to zone until these have equally many. */
final class ZoneRebalancing {
  private static final String ENABLED = "ENABLED";
  private static final int WHOLE = 100;

  private ZoneRebalancing() {}

  /** Whether a service is rebalanced; by default those are that can be. */
  static boolean isEnabled(CreateService settings) {
    String given = settings.availabilityZoneRebalancing();
    return given == null ? obstacle(settings) == null : given.equals(ENABLED);
  }

  /** What is wrong with settings that ask for it. */
  static @Nullable EcsError error(CreateService settings) {
    String obstacle = obstacle(settings);
    return ENABLED.equals(settings.availabilityZoneRebalancing()) && obstacle != null
        ? new EcsError.InvalidParameterException(
            "Availability Zone rebalancing is not supported with " + obstacle)
        : null;
  }

  private static @Nullable String obstacle(CreateService settings) {
    if ("DAEMON".equals(settings.schedulingStrategy())) {
      return "the DAEMON scheduling strategy";
    }
    if (settings.deploymentController() != null
        && "EXTERNAL".equals(settings.deploymentController().type())) {
      return "deployment controller EXTERNAL";
    }
    if (DeploymentRules.of(settings).maximumPercent() <= WHOLE) {
      return "a maximumPercent of 100";
    }
    List<PlacementStrategy> strategies = settings.placementStrategy();
    if (strategies != null && !strategies.isEmpty() && !isZoneSpread(strategies.getFirst())) {
      return "a placement strategy that does not begin with a spread over Availability Zones";
    }
    List<LoadBalancer> balancers = settings.loadBalancers();
    if (balancers != null && balancers.stream().anyMatch(each -> each.loadBalancerName() != null)) {
      return "a Classic Load Balancer";
    }
    List<PlacementConstraint> constraints = settings.placementConstraints();
    return constraints != null && constraints.stream().anyMatch(ZoneRebalancing::isOnZones)
        ? "a placement constraint on ecs.availability-zone"
        : null;
  }

  private static boolean isZoneSpread(PlacementStrategy strategy) {
    return "spread".equalsIgnoreCase(strategy.type())
        && DefaultChains.ZONE.equals(strategy.field());
  }

  private static boolean isOnZones(PlacementConstraint constraint) {
    return constraint.expression() != null
        && constraint.expression().contains("ecs.availability-zone");
  }
}
