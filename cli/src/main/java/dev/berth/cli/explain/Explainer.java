package dev.berth.cli.explain;

import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.explain.Explanation;
import dev.berth.engine.witness.Decision;
import dev.berth.engine.witness.Witness;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Explains decisions whose place in the course of all decisions is known. */
final class Explainer implements Witness {
  private final Set<Long> wanted;
  private final Map<Long, Explanation> explained = new HashMap<>();
  private long decisions;
  private volatile boolean done;

  Explainer(Set<Long> wanted) {
    this.wanted = Set.copyOf(wanted);
    this.done = wanted.isEmpty();
  }

  @Override
  public void decided(Decision decision, ClusterState cluster) {
    long position = ++decisions;
    if (wanted.contains(position)) {
      explained.put(position, Explanation.of(cluster, decision.request(), decision.instance()));
      done = explained.size() == wanted.size();
    }
  }

  /** Whether all is explained. */
  boolean isDone() {
    return done;
  }

  /** The explanation of a decision by its position. */
  Explanation of(long position) {
    Explanation found = explained.get(position);
    if (found == null) {
      throw new IllegalStateException("decision " + position + " was not made again");
    }
    return found;
  }
}
