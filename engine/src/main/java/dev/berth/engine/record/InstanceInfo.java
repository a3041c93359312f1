package dev.berth.engine.record;

import dev.berth.engine.model.Resources;

/** What recorders know of an instance, from the event that says that it is there. */
public record InstanceInfo(
    String label, Resources registered, double hourlyPriceUsd, boolean fargate) {
  /** An instance of EC2. */
  public InstanceInfo(String label, Resources registered, double hourlyPriceUsd) {
    this(label, registered, hourlyPriceUsd, false);
  }

  /** A host of Fargate, which has one task and registers with no cluster. */
  public static InstanceInfo ofFargate(String label, Resources size, double hourlyPriceUsd) {
    return new InstanceInfo(label, size, hourlyPriceUsd, true);
  }
}
