package dev.berth.engine.service;

import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The tasks of a service that have not stopped, in the order in which they were started. */
final class Membership {
  private final Long2ObjectLinkedOpenHashMap<Member> members = new Long2ObjectLinkedOpenHashMap<>();

  void add(Member member) {
    members.put(member.number(), member);
  }

  void remove(Member member) {
    members.remove(member.number());
  }

  @Nullable Member find(long task) {
    return members.get(task);
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  /** All of them. */
  Iterable<Member> all() {
    return members.values();
  }

  /** Those that are wanted RUNNING and of which this holds. */
  List<Member> wanted(Predicate<Member> filter) {
    return members.values().stream()
        .filter(member -> member.isWanted() && filter.test(member))
        .toList();
  }

  /** How many there are of which this holds. */
  int count(Predicate<Member> filter) {
    int count = 0;
    for (Member member : members.values()) {
      count += filter.test(member) ? 1 : 0;
    }
    return count;
  }
}
