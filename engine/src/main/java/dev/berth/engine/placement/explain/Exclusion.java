package dev.berth.engine.placement.explain;

import java.util.List;

/**
 * The instances that one rule was the first to exclude.
 *
 * @param instances numbers; where something is short, those with the most of it left come first
 * @param left what is left of it on each of them, in the unit of {@link
 *     dev.berth.engine.model.Resources}; empty where nothing is short
 */
public record Exclusion(Obstacle obstacle, List<Integer> instances, List<Integer> left) {
  public Exclusion {
    instances = List.copyOf(instances);
    left = List.copyOf(left);
  }
}
