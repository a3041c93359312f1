package dev.berth.engine.placement.explain;

import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementRequest;
import java.util.List;

/**
 * Why placement decided as it did.
 *
 * @param request what was asked for
 * @param instances how many instances the cluster had
 * @param exclusions the first rule that excluded instances, in the order of the rules
 * @param suitable how many instances no rule excluded
 * @param narrowings what each policy of the chain left; empty when there was nothing to choose from
 * @param left instances that all policies found equally good
 * @param chosen the instance; {@link Placement#NO_INSTANCE} when none was suitable
 * @param withRoom how many instances had room and met the task's requirements, constraints aside
 * @param largeEnough how many instances could hold the task if nothing else ran on them
 * @param remedies what would have made room on instances that were excluded, in the order of the
 *     rules
 */
public record Explanation(
    PlacementRequest request,
    int instances,
    List<Exclusion> exclusions,
    int suitable,
    List<Narrowing> narrowings,
    List<Integer> left,
    int chosen,
    int withRoom,
    int largeEnough,
    List<Remedy> remedies) {
  public Explanation {
    exclusions = List.copyOf(exclusions);
    narrowings = List.copyOf(narrowings);
    left = List.copyOf(left);
    remedies = List.copyOf(remedies);
  }

  /**
   * Explains a decision.
   *
   * @param cluster the state it was made on
   * @param chosen what came of it
   * @throws IllegalArgumentException if the decision does not follow from the state
   */
  public static Explanation of(ClusterState cluster, PlacementRequest request, int chosen) {
    Survey survey = Survey.of(cluster, request);
    int[] suitable = survey.suitable();
    boolean placed = chosen != Placement.NO_INSTANCE;
    if (placed == (suitable.length == 0)) {
      throw new IllegalArgumentException(
          "instance %d was chosen, but %d were suitable".formatted(chosen, suitable.length));
    }
    Chain chain = new Chain(cluster, request, chosen);
    List<Narrowing> narrowings = placed ? chain.narrow(suitable) : List.of();
    return new Explanation(
        request,
        cluster.size(),
        survey.exclusions(),
        suitable.length,
        narrowings,
        placed ? chain.left() : List.of(),
        chosen,
        survey.withRoom(),
        survey.largeEnough(),
        survey.remedies());
  }

  /** Whether an instance was found. */
  public boolean isPlaced() {
    return chosen != Placement.NO_INSTANCE;
  }
}
