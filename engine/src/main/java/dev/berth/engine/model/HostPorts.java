package dev.berth.engine.model;

import java.util.List;

/** Ports of a container instance: taken by a task, or reserved. TCP and UDP do not collide. */
public record HostPorts(List<Integer> tcp, List<Integer> udp) {
  /** No ports. */
  public static final HostPorts NONE = new HostPorts(List.of(), List.of());

  /**
   * What the agent reserves on Linux: SSH, the Docker daemon's, and its own. The developer guide
   * adds 51680, which the agent reserves only while it exposes metrics there.
   */
  public static final HostPorts RESERVED_BY_AGENT =
      new HostPorts(List.of(22, 2375, 2376, 51678, 51679), List.of());

  public HostPorts {
    tcp = List.copyOf(tcp);
    udp = List.copyOf(udp);
  }

  /** How many ports there are. */
  public int count() {
    return tcp.size() + udp.size();
  }

  /** Whether there is no port at all. */
  public boolean isEmpty() {
    return tcp.isEmpty() && udp.isEmpty();
  }
}
