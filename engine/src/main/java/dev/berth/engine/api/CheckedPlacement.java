package dev.berth.engine.api;

import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.PlacementPolicy;
import java.util.List;

/**
 * What a request says about placement, compiled.
 *
 * @param policies the chain, without the strategies that are wrong
 * @param constraints those of the request, without the ones that are wrong
 * @param violations all that is wrong, in the order of ECS's checks; the first is ECS's answer
 */
public record CheckedPlacement(
    List<PlacementPolicy> policies, Constraints constraints, List<Violation> violations) {
  public CheckedPlacement {
    policies = List.copyOf(policies);
    violations = List.copyOf(violations);
  }
}
