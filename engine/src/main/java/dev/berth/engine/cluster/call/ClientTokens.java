package dev.berth.engine.cluster.call;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.task.Failure;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.cluster.ClusterTask;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The client tokens of a cluster: which call each belongs to, for as long as it does. */
final class ClientTokens {
  /** How long what is over stays known. */
  static final long HOUR = 3_600_000_000_000L;

  private static final long LONGEST_LIFE = 24 * HOUR;
  private static final int LONGEST_TOKEN = 64;

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * A call that was answered.
   *
   * @param call without its token
   */
  record Entry(RunTask call, List<ClusterTask> tasks, List<Failure> failures, long answeredAt) {
    /** When the token is free again; as long as a task runs, after a day. */
    long endsAt() {
      long lastStopped = answeredAt;
      for (ClusterTask task : tasks) {
        if (task.stoppedAt() == ClusterTask.NEVER) {
          return answeredAt + LONGEST_LIFE;
        }
        lastStopped = Math.max(lastStopped, task.stoppedAt());
      }
      return Math.min(answeredAt + LONGEST_LIFE, lastStopped + HOUR);
    }
  }

  /** What is wrong with a token. */
  static @Nullable EcsError error(@Nullable String token) {
    boolean fine =
        token == null
            || (!token.isEmpty()
                && token.length() <= LONGEST_TOKEN
                && token.chars().allMatch(c -> c >= '!' && c <= '~'));
    return Check.that(
        fine,
        "clientToken is not 1 to %d visible ASCII characters without blanks"
            .formatted(LONGEST_TOKEN));
  }

  /** The call that a token belongs to; {@code null} if the token is free. */
  @Nullable Entry find(String token, long now) {
    forget(now);
    Entry entry = entries.get(token);
    return entry == null || now >= entry.endsAt() ? null : entry;
  }

  /** Notes a call under a free token. */
  void put(String token, Entry entry) {
    // What comes later stands later, also under a token that was used before.
    entries.remove(token);
    entries.put(token, entry);
  }

  /** Forgets from the oldest on: whatever has happened, no token lives longer than a day. */
  private void forget(long now) {
    Iterator<Entry> oldestFirst = entries.values().iterator();
    while (oldestFirst.hasNext() && now >= oldestFirst.next().answeredAt() + LONGEST_LIFE) {
      oldestFirst.remove();
    }
  }
}
