package dev.berth.engine.placement.policy;

import dev.berth.engine.placement.Choices;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PickingPolicy;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Of two different instances drawn at random the emptier one, and of equally empty ones the first
 * drawn.
 *
 * @param weights by which of an instance's own resources it is judged how much of it is left
 */
public record PowerOfTwoChoices(ResourceWeights weights) implements PickingPolicy {
  @Override
  public int pick(Choices choices, ClusterState cluster, UniformRandomProvider random) {
    int count = choices.count();
    if (count == 1) {
      return 0;
    }
    int first = random.nextInt(count);
    int other = random.nextInt(count - 1);
    int second = other < first ? other : other + 1;
    double left = weights.shareLeft(cluster, choices.at(first));
    return left >= weights.shareLeft(cluster, choices.at(second)) ? first : second;
  }
}
