package dev.berth.engine.time;

import java.util.function.BooleanSupplier;

/** How fast virtual time may pass. It decides when things happen for the onlooker, never what. */
public interface Pace {
  /** As fast as the machine can. */
  Pace BATCH = (virtualNanos, stopped) -> {};

  /**
   * Waits until the world may reach this virtual time, or until {@code stopped} says so.
   *
   * @param virtualNanos nanoseconds since the world's epoch
   */
  void await(long virtualNanos, BooleanSupplier stopped);
}
