package dev.berth.engine.placement.policy;

import dev.berth.engine.placement.Candidates;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.PlacementRequest;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * ECS's {@code spread}: even counts of the group's tasks per value of a field. Tasks on all
 * instances with the value count, not only those on suitable ones.
 *
 * @param field {@code instanceId}, {@code host} or {@code attribute:NAME}
 */
public record Spread(String field) implements PlacementPolicy {
  private static final String ATTRIBUTE_PREFIX = "attribute:";

  /** Whether every instance is a value of its own. */
  public boolean isByInstance() {
    return field.equals("instanceId") || field.equals("host");
  }

  /** The name of the attribute that groups instances. */
  public String attribute() {
    return field.startsWith(ATTRIBUTE_PREFIX) ? field.substring(ATTRIBUTE_PREFIX.length()) : field;
  }

  @Override
  public void narrow(
      Candidates candidates,
      ClusterState cluster,
      PlacementRequest request,
      UniformRandomProvider random) {
    if (isByInstance()) {
      int[] tasks = cluster.tasksOf(request.group());
      candidates.keepHighest(instance -> -tasks[instance]);
    } else {
      int[] values = cluster.valuesOf(attribute());
      int[] tasks = cluster.tasksOf(request.group(), attribute());
      candidates.keepHighest(instance -> -tasks[values[instance]]);
    }
  }
}
