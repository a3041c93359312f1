package dev.berth.engine.record;

/** When an instance was there. */
final class InstanceLife {
  private static final long NEVER = -1;

  private final InstanceInfo info;
  private final long launchedAt;
  private long registeredAt = NEVER;
  private long leftAt = NEVER;
  private long terminatedAt = NEVER;

  InstanceLife(InstanceInfo info, long launchedAt) {
    this.info = info;
    this.launchedAt = launchedAt;
  }

  InstanceInfo info() {
    return info;
  }

  void register(long time) {
    registeredAt = time;
  }

  /** Takes it out of its cluster; false if it is not in one. */
  boolean leave(long time) {
    if (!isRegistered() || leftAt != NEVER) {
      return false;
    }
    leftAt = time;
    return true;
  }

  void terminate(long time) {
    terminatedAt = time;
  }

  /** Whether it has ever registered. */
  boolean isRegistered() {
    return registeredAt != NEVER;
  }

  /** Nanoseconds in which it offered nothing, for one that has registered. */
  long absentNanos(long end) {
    return registeredAt + (leftAt == NEVER ? 0 : end - leftAt);
  }

  /** Nanoseconds in which it cost nothing. */
  long freeNanos(long end) {
    return launchedAt + (terminatedAt == NEVER ? 0 : end - terminatedAt);
  }
}
