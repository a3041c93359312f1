package dev.berth.engine.placement;

import dev.berth.engine.placement.query.ClusterQuery;
import java.util.ArrayList;
import java.util.List;

/**
 * What an instance must meet to receive a task, beyond having room for it.
 *
 * @param memberOf all of these an instance must match
 * @param distinctInstance whether no other task of the group may be wanted on the instance
 */
public record Constraints(List<ClusterQuery> memberOf, boolean distinctInstance) {
  /** No constraint. */
  public static final Constraints NONE = new Constraints(List.of(), false);

  /** Every task of the group on an instance of its own. */
  public static final Constraints DISTINCT_INSTANCE = new Constraints(List.of(), true);

  public Constraints {
    memberOf = List.copyOf(memberOf);
  }

  /** How many constraints these are. */
  public int count() {
    return memberOf.size() + (distinctInstance ? 1 : 0);
  }

  /** These and the others. */
  public Constraints and(Constraints others) {
    List<ClusterQuery> queries = new ArrayList<>(memberOf);
    queries.addAll(others.memberOf);
    return new Constraints(queries, distinctInstance || others.distinctInstance);
  }
}
