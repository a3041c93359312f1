package dev.berth.engine.model;

/**
 * What a container instance offers when it registers.
 *
 * @param taskInterfaces network interfaces for {@code awsvpc} tasks, the instance's own left out
 * @param reservedPorts ports that no task can have
 */
public record RegisteredResources(Resources amounts, int taskInterfaces, HostPorts reservedPorts) {
  /** These amounts, with the agent's reserved ports and as many interfaces as anyone may want. */
  public static RegisteredResources of(Resources amounts) {
    return new RegisteredResources(amounts, Integer.MAX_VALUE, HostPorts.RESERVED_BY_AGENT);
  }
}
