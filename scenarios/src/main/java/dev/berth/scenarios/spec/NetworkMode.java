package dev.berth.scenarios.spec;

/** How a task's containers reach the network, in the words of ECS. */
public enum NetworkMode {
  NONE,
  BRIDGE,
  HOST,
  AWSVPC
}
