package dev.berth.engine.time;

import java.util.ArrayList;
import java.util.List;

/** Messages that one lane has sent to another during one window. */
final class Outbox {
  private final ArrayList<Delivery> deliveries = new ArrayList<>();
  private long earliest = EventQueue.NEVER;

  void add(Delivery delivery) {
    deliveries.add(delivery);
    earliest = Math.min(earliest, delivery.time());
  }

  boolean isEmpty() {
    return deliveries.isEmpty();
  }

  /** Arrival time of the first message, or {@link EventQueue#NEVER}. */
  long earliest() {
    return earliest;
  }

  void moveTo(List<Delivery> target) {
    target.addAll(deliveries);
    deliveries.clear();
    earliest = EventQueue.NEVER;
  }
}
