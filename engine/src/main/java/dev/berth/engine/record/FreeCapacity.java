package dev.berth.engine.record;

import dev.berth.engine.model.Resources;
import java.util.List;

/**
 * What was free on the instances when most was reserved; instances with the same free, or about the
 * same when there are many, together.
 *
 * @param atSeconds when that was
 * @param largest the largest amount of each resource that any one instance offers
 */
public record FreeCapacity(double atSeconds, Resources largest, List<Spot> spots) {
  public FreeCapacity {
    spots = List.copyOf(spots);
  }

  /**
   * Instances with about the same free.
   *
   * @param label the first of them
   * @param instances how many
   * @param cpuUnits free on each, on average; so are the other amounts
   * @param gpus devices, shares of them added up
   * @param homeless share of the submitted tasks of common kinds that do not fit there
   */
  public record Spot(
      String label,
      int instances,
      double cpuUnits,
      double memoryMiB,
      double gpus,
      double homeless) {}
}
