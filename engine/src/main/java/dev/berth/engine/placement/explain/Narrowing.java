package dev.berth.engine.placement.explain;

import dev.berth.engine.placement.PlacementPolicy;
import java.util.List;

/**
 * What one policy of a chain made of the instances that it was given.
 *
 * @param before how many instances there were
 * @param after how many of them it kept
 */
public record Narrowing(PlacementPolicy policy, int before, int after, Ground ground) {
  /** What a policy went by. */
  public sealed interface Ground {}

  /**
   * How many of the group's tasks there are for each value of an attribute.
   *
   * @param values in the order in which instances with them come
   */
  public record ByValue(String attribute, List<Value> values) implements Ground {
    public ByValue {
      values = List.copyOf(values);
    }
  }

  /**
   * One value of an attribute.
   *
   * @param tasks tasks of the group on all instances that have the value
   * @param instances instances with the value among those that the policy was given
   */
  public record Value(String value, int tasks, int instances, boolean kept) {}

  /**
   * A figure of each instance.
   *
   * @param kept the figure of those that were kept
   * @param furthest the figure furthest from it among all
   */
  public record ByFigure(Figure figure, long kept, long furthest) implements Ground {}

  /** A draw from the world's random numbers. */
  public record ByChance() implements Ground {}

  /** The order of the instances' numbers, or something else that a policy alone knows. */
  public record ByItself() implements Ground {}

  /** Figures that policies go by. */
  public enum Figure {
    /** Tasks of the group on the instance; the fewest are kept. */
    GROUP_TASKS,
    /** CPU units left on the instance; the least is kept. */
    CPU_LEFT,
    /** MiB left on the instance; the least is kept. */
    MEMORY_LEFT,
    /** The policy's own score; the highest is kept. */
    SCORE
  }
}
