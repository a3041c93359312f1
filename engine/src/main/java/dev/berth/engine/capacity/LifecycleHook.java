package dev.berth.engine.capacity;

/**
 * Something that holds instances of a group up until it has been done.
 *
 * @param takesNanos how long whoever does it takes
 * @param heartbeatNanos how long the group waits for it; 30 s to 2 h
 * @param defaultResult what follows if it waits in vain
 */
public record LifecycleHook(
    String name,
    Transition transition,
    long takesNanos,
    long heartbeatNanos,
    Result defaultResult) {
  /** The time that a group waits if nothing is said. */
  public static final long HEARTBEAT_NANOS = 3_600_000_000_000L;

  /** Where instances are held up. */
  public enum Transition {
    LAUNCHING,
    TERMINATING
  }

  /** What becomes of an instance. */
  public enum Result {
    CONTINUE,
    ABANDON
  }

  /** How long it holds an instance up. */
  public long waitNanos() {
    return Math.min(takesNanos, heartbeatNanos);
  }

  /** What follows. */
  public Result result() {
    return takesNanos <= heartbeatNanos ? Result.CONTINUE : defaultResult;
  }
}
