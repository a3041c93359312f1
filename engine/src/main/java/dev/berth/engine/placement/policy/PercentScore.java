package dev.berth.engine.placement.policy;

import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.ScoringPolicy;

/** A score from 0 to 100 in whole numbers, as other schedulers give it. */
interface PercentScore extends ScoringPolicy {
  int HIGHEST = 100;
  int BITS = 7;
  double ROUNDING = 1e-9;

  @Override
  default int scoreBits(ClusterState cluster) {
    return BITS;
  }

  /** A share of 1 as a score; what is a whole number but for rounding errors counts as one. */
  static long truncated(double share) {
    return (long) (HIGHEST * share + ROUNDING);
  }
}
