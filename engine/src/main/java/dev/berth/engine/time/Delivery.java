package dev.berth.engine.time;

import java.util.Comparator;

/**
 * A message on its way through the network.
 *
 * @param time when it arrives, in nanoseconds since the world's epoch
 * @param sender number of the sending entity
 * @param handOver gives the message to its recipient
 */
record Delivery(long time, long sender, Runnable handOver) {
  /** By time, then sender. A stable sort keeps each sender's own order. */
  static final Comparator<Delivery> ORDER =
      (a, b) -> {
        int byTime = Long.compare(a.time, b.time);
        return byTime != 0 ? byTime : Long.compare(a.sender, b.sender);
      };
}
