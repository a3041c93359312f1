package dev.berth.engine.model;

/**
 * What a task takes from its container instance, as the agent counts it ({@code ToHostResources}).
 *
 * @param ports static host ports; ports that the agent chooses never stand in the way
 * @param networkInterface whether it needs an interface of its own ({@code awsvpc})
 */
public record TaskDemand(Resources amounts, HostPorts ports, boolean networkInterface) {
  /** Only CPU, memory and GPUs. */
  public static TaskDemand of(Resources amounts) {
    return new TaskDemand(amounts, HostPorts.NONE, false);
  }

  /** Whether there is more to it than CPU, memory and GPUs. */
  public boolean needsMoreThanAmounts() {
    return networkInterface || !ports.isEmpty();
  }
}
