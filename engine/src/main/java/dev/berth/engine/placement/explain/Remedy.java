package dev.berth.engine.placement.explain;

import dev.berth.engine.model.Resources;
import java.util.List;

/** One thing that, had it been different, would have given the task a place it did not have. */
public sealed interface Remedy {
  /** Instances that would have taken the task then. */
  List<Integer> instances();

  /**
   * A task that asks for less, or as much more room on the instance: the smallest change of its
   * kind.
   *
   * @param less by how much less; several resources only where no single one would do
   */
  record Smaller(Resources less, List<Integer> instances) implements Remedy {
    public Smaller {
      instances = List.copyOf(instances);
    }
  }

  /**
   * A rule that does not hold.
   *
   * @param blocked instances with room that the rule excludes, whatever else may; only counted for
   *     constraints
   */
  record Without(Obstacle obstacle, int blocked, List<Integer> instances) implements Remedy {
    public Without {
      instances = List.copyOf(instances);
    }
  }
}
