package dev.berth.engine.input;

/**
 * How a workload's client chooses instances itself, instead of leaving that to the cluster.
 *
 * @param stalenessNanos the age from which its copy of the cluster's state is not used any more; 0
 *     for a fresh copy for each decision
 * @param decisionNanos from the plan for a task until StartTask is called for it
 */
public record OwnScheduler(long stalenessNanos, long decisionNanos) {
  public OwnScheduler {
    if (stalenessNanos < 0 || decisionNanos < 0) {
      throw new IllegalArgumentException(
          "staleness %d ns, decision %d ns".formatted(stalenessNanos, decisionNanos));
    }
  }
}
