package dev.berth.engine.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * EC2's default termination policy: out of the zone with most instances the one that is closest to
 * the next hour of its bill, left to chance among equals.
 */
final class TerminationPolicy {
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  private final UniformRandomProvider random;

  TerminationPolicy(UniformRandomProvider random) {
    this.random = random;
  }

  /**
   * Who has to go.
   *
   * @param all instances of the group that count
   * @param candidates those of them that may be taken
   * @return {@code null} if there is no candidate
   */
  @Nullable GroupMember choose(List<GroupMember> all, List<GroupMember> candidates, long now) {
    Map<String, Integer> byZone = new TreeMap<>();
    all.forEach(member -> byZone.merge(member.zone, 1, Integer::sum));
    int fullest =
        candidates.stream().mapToInt(member -> byZone.getOrDefault(member.zone, 0)).max().orElse(0);
    List<GroupMember> left = new ArrayList<>(candidates);
    left.removeIf(member -> byZone.getOrDefault(member.zone, 0) < fullest);
    long closest = left.stream().mapToLong(member -> untilNextHour(member, now)).min().orElse(0);
    left.removeIf(member -> untilNextHour(member, now) > closest);
    return left.isEmpty() ? null : left.get(left.size() == 1 ? 0 : random.nextInt(left.size()));
  }

  private static long untilNextHour(GroupMember member, long now) {
    return HOUR_NANOS - (now - member.launchedAt) % HOUR_NANOS;
  }
}
