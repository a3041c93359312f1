package dev.berth.engine.account;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many calls an account may still make: a bucket of tokens for each category of operations,
 * which every call takes one from, and which fills up again evenly until it is full.
 */
public final class RequestRates {
  private static final long NANOS = 1_000_000_000L;

  private final Map<RequestCategory, Bucket> buckets = new EnumMap<>(RequestCategory.class);

  /**
   * Full buckets.
   *
   * @param limits those that differ from what ECS documents
   */
  public RequestRates(Map<RequestCategory, RateLimit> limits) {
    for (RequestCategory category : RequestCategory.values()) {
      buckets.put(category, new Bucket(limits.getOrDefault(category, category.limit())));
    }
  }

  /** Takes a token for a call of this operation; false if the call is one too many. */
  public boolean take(String operation, long now) {
    RequestCategory category = RequestCategory.of(operation);
    Bucket bucket = category == null ? null : buckets.get(category);
    return bucket == null || bucket.take(now);
  }

  /** A bucket, in billionths of a token: a whole number of them comes in each nanosecond. */
  private static final class Bucket {
    private final long full;
    private final long perNano;
    private final long nanosToFill;
    private long level;
    private long filledAt;

    private Bucket(RateLimit limit) {
      full = limit.burst() * NANOS;
      perNano = limit.perSecond();
      nanosToFill = full / perNano + 1;
      level = full;
    }

    private boolean take(long now) {
      long passed = now - filledAt;
      level = passed >= nanosToFill ? full : Math.min(full, level + passed * perNano);
      filledAt = now;
      if (level < NANOS) {
        return false;
      }
      level -= NANOS;
      return true;
    }
  }
}
