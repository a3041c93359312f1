package dev.berth.engine.cluster;

import dev.berth.engine.capacity.WaitingDemand;
import java.util.List;

/**
 * How the instances of a capacity provider are used, by their numbers in the world.
 *
 * @param registered those that are ACTIVE
 * @param busy those of them that have tasks
 * @param waiting what waits for more of them
 */
public record Occupancy(List<Integer> registered, List<Integer> busy, List<WaitingDemand> waiting) {
  public Occupancy {
    registered = List.copyOf(registered);
    busy = List.copyOf(busy);
    waiting = List.copyOf(waiting);
  }
}
