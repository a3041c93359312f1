package dev.berth.engine.packing;

import dev.berth.engine.model.Resources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers for the different amounts that tasks ask for, in the order in which they are met. */
final class TaskKinds {
  /** The number of any kind that is met after {@link #MOST} others. */
  static final int OTHER = -1;

  /** So many kinds have numbers of their own. */
  static final int MOST = 4_096;

  private final Map<Resources, Integer> numbers = new HashMap<>();
  private final List<Resources> demands = new ArrayList<>();
  private @Nullable Resources last;
  private int lastNumber = OTHER;

  /** The number of the tasks that ask for so much. */
  int numberOf(Resources demand) {
    if (demand == last) {
      return lastNumber;
    }
    Integer known = numbers.get(demand);
    int number = known == null ? add(demand) : known;
    last = demand;
    lastNumber = number;
    return number;
  }

  /** What the tasks of each kind ask for, by number. */
  List<Resources> demands() {
    return Collections.unmodifiableList(demands);
  }

  private int add(Resources demand) {
    if (demands.size() == MOST) {
      return OTHER;
    }
    numbers.put(demand, demands.size());
    demands.add(demand);
    return demands.size() - 1;
  }
}
