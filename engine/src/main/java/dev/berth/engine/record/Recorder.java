package dev.berth.engine.record;

/**
 * Folds world events into something worth keeping. It sees every event once, in the order of the
 * history, from one thread at a time, and never acts back on the world.
 */
public interface Recorder {
  /** Takes the next event. */
  void on(WorldEvent event);

  /** The world has ended at this virtual time. */
  default void end(long timeNanos) {}
}
