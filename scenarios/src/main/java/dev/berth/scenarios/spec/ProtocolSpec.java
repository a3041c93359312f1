package dev.berth.scenarios.spec;

/** The protocols of a port mapping, in the words of ECS. */
public enum ProtocolSpec {
  TCP,
  UDP
}
