package dev.berth.engine.placement.policy;

import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.ScoringPolicy;

/** A score from 0 to 100 in whole numbers, as other schedulers give it. */
interface PercentScore extends ScoringPolicy {
  int HIGHEST = 100;
  int BITS = 7;

  @Override
  default int scoreBits(ClusterState cluster) {
    return BITS;
  }
}
