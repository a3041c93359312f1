package dev.berth.engine.placement;

import dev.berth.engine.placement.query.ClusterQuery;
import dev.berth.engine.placement.query.InstancePart;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Suitability in two parts, for those who ask for it again and again: what instances have until the
 * cluster's {@link ClusterState#version} changes, and what may change with any task.
 */
public final class Eligibility {
  private static final Set<InstancePart> LASTING =
      EnumSet.of(InstancePart.IDENTITY, InstancePart.ATTRIBUTES);

  private Eligibility() {}

  /** Whether an instance meets what a request asks of its attributes; this lasts. */
  public static boolean isEligible(ClusterState cluster, PlacementRequest request, int instance) {
    if (Suitability.unmet(cluster, request.requirements(), instance) != null) {
      return false;
    }
    for (ClusterQuery query : request.constraints().memberOf()) {
      if (lasts(query) && !cluster.matches(query, instance)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The request without what {@link #isEligible} tells: an eligible instance is suitable for both
   * or for none.
   */
  public static PlacementRequest rest(PlacementRequest request) {
    Constraints constraints = request.constraints();
    List<ClusterQuery> queries =
        constraints.memberOf().stream().filter(query -> !lasts(query)).toList();
    return PlacementRequest.of(
        request.demand(),
        request.group(),
        new Constraints(queries, constraints.distinctInstance()),
        request.policies());
  }

  private static boolean lasts(ClusterQuery query) {
    return LASTING.containsAll(query.parts());
  }
}
