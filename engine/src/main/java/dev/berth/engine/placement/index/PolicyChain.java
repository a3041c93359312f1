package dev.berth.engine.placement.index;

import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PickingPolicy;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ScoringPolicy;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.placement.policy.FirstFit;
import dev.berth.engine.placement.policy.RandomChoice;
import dev.berth.engine.placement.policy.Spread;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chain of policies as the index sees it: at most one spread over an attribute, at the front,
 * since its counts are no instance's own; then scores, which are; then a choice among those that
 * are left.
 *
 * @param spreadAttribute {@code null} without a leading spread over an attribute
 * @param scores each decides among instances that those before leave equal
 */
record PolicyChain(
    @Nullable String spreadAttribute, List<ScoringPolicy> scores, PickingPolicy choice) {
  /** In how many bits a figure has room for all scores side by side. */
  private static final int FIGURE_BITS = 62;

  /** The chain of a request's policies, or {@code null} for one that does not have this form. */
  static @Nullable PolicyChain of(PlacementRequest request, ClusterState cluster, TieBreak ties) {
    String attribute = null;
    PickingPolicy choice = ties == TieBreak.LOWEST ? new FirstFit() : new RandomChoice();
    List<ScoringPolicy> scores = new ArrayList<>();
    for (PlacementPolicy policy : request.policies()) {
      if (policy instanceof PickingPolicy picking) {
        choice = picking;
        break;
      }
      if (policy instanceof Spread spread) {
        if (spread.isByInstance()) {
          addNew(scores, new FewestTasks(cluster.tasksOf(request.group())));
        } else if (attribute == null && scores.isEmpty()) {
          attribute = spread.attribute();
        } else {
          return null;
        }
      } else if (policy instanceof ScoringPolicy scoring) {
        addNew(scores, scoring);
      } else {
        return null;
      }
    }
    int bits = scores.stream().mapToInt(score -> score.scoreBits(cluster)).sum();
    return bits <= FIGURE_BITS ? new PolicyChain(attribute, scores, choice) : null;
  }

  /** A score that has decided already cannot decide again. */
  private static void addNew(List<ScoringPolicy> scores, ScoringPolicy score) {
    if (!scores.contains(score)) {
      scores.add(score);
    }
  }

  /** Spread by instance, as a score. */
  private record FewestTasks(int[] tasks) implements ScoringPolicy {
    private static final int BITS = 20;
    private static final int MOST_TASKS = (1 << BITS) - 1;

    @Override
    public long score(ClusterState cluster, PlacementRequest request, int instance) {
      return MOST_TASKS - tasks[instance];
    }

    @Override
    public int scoreBits(ClusterState cluster) {
      return BITS;
    }
  }
}
