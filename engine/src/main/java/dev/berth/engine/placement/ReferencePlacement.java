package dev.berth.engine.placement;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Placement as the developer guide tells it: keep the instances with enough resources, then those
 * that meet the constraints, then let each policy of the chain narrow them, and pick one.
 */
public final class ReferencePlacement implements Placement {
  private final TieBreak ties;
  private final Candidates candidates = new Candidates();

  /** A placement that breaks ties this way. */
  public ReferencePlacement(TieBreak ties) {
    this.ties = ties;
  }

  @Override
  public int choose(ClusterState cluster, PlacementRequest request, UniformRandomProvider random) {
    listSuitable(cluster, request);
    if (candidates.count() == 0) {
      return NO_INSTANCE;
    }
    for (PlacementPolicy policy : request.policies()) {
      policy.narrow(candidates, cluster, request, random);
    }
    int count = candidates.count();
    boolean first = ties == TieBreak.LOWEST || count == 1;
    return candidates.at(first ? 0 : random.nextInt(count));
  }

  private void listSuitable(ClusterState cluster, PlacementRequest request) {
    int size = cluster.size();
    int[] groupTasks = cluster.tasksOf(request.group());
    candidates.clear(size);
    for (int instance = 0; instance < size; instance++) {
      if (Suitability.rejection(cluster, request, groupTasks, instance) == null) {
        candidates.add(instance);
      }
    }
  }
}
