package dev.berth.engine.placement;

import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/** Chooses instances for tasks. A choice changes nothing; its caller takes the resources. */
public interface Placement {
  /** The answer of {@link #choose} when no instance is suitable. */
  int NO_INSTANCE = -1;

  /**
   * The number of the instance for one task, or {@link #NO_INSTANCE}.
   *
   * @param random drawn from only where the request leaves a choice to chance
   */
  int choose(ClusterState cluster, PlacementRequest request, UniformRandomProvider random);

  /** How many instances each rule excludes, every instance under the first that does. */
  Map<Rejection, Integer> rejections(ClusterState cluster, PlacementRequest request);
}
