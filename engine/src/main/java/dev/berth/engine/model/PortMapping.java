package dev.berth.engine.model;

/**
 * A port of a container on its host.
 *
 * @param hostPort 0 for a port that the agent chooses when the container starts
 */
public record PortMapping(int containerPort, int hostPort, Protocol protocol) {
  /** The protocols that ports are counted by. */
  public enum Protocol {
    TCP,
    UDP
  }
}
