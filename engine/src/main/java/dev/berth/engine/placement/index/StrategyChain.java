package dev.berth.engine.placement.index;

import dev.berth.engine.model.PlacementStrategy;
import dev.berth.engine.model.PlacementStrategy.Binpack;
import dev.berth.engine.model.PlacementStrategy.FirstFit;
import dev.berth.engine.model.PlacementStrategy.Random;
import dev.berth.engine.model.PlacementStrategy.Spread;
import dev.berth.engine.placement.TieBreak;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chain of strategies as the index sees it: at most one spread over an attribute, at the front,
 * since its counts are no instance's own; then what is known of each instance by itself; then a
 * choice among those that are left.
 *
 * @param spreadAttribute {@code null} without a leading spread over an attribute
 * @param criteria each decides among instances that those before leave equal
 */
record StrategyChain(@Nullable String spreadAttribute, List<Criterion> criteria, TieBreak choice) {
  /** What is known of an instance by itself; less is better. */
  enum Criterion {
    CPU_LEFT,
    MEMORY_LEFT,
    GROUP_TASKS
  }

  /** The chain of these strategies, or {@code null} for one that does not have this form. */
  static @Nullable StrategyChain of(List<PlacementStrategy> strategies, TieBreak ties) {
    String attribute = null;
    List<Criterion> criteria = new ArrayList<>();
    for (PlacementStrategy strategy : strategies) {
      switch (strategy) {
        case Random() -> {
          return new StrategyChain(attribute, criteria, TieBreak.RANDOM);
        }
        case FirstFit() -> {
          return new StrategyChain(attribute, criteria, TieBreak.LOWEST);
        }
        case Binpack(Binpack.Field field) ->
            addNew(
                criteria, field == Binpack.Field.CPU ? Criterion.CPU_LEFT : Criterion.MEMORY_LEFT);
        case Spread spread -> {
          if (spread.isByInstance()) {
            addNew(criteria, Criterion.GROUP_TASKS);
          } else if (attribute == null && criteria.isEmpty()) {
            attribute = spread.attribute();
          } else {
            return null;
          }
        }
      }
    }
    return new StrategyChain(attribute, criteria, ties);
  }

  /** A criterion that has decided already cannot decide again. */
  private static void addNew(List<Criterion> criteria, Criterion criterion) {
    if (!criteria.contains(criterion)) {
      criteria.add(criterion);
    }
  }
}
