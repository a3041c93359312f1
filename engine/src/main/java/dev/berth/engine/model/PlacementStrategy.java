package dev.berth.engine.model;

/** One link of a placement strategy chain: narrows the instances that are left to the best ones. */
public sealed interface PlacementStrategy {
  /** Any of the instances that are left, all equally likely. */
  record Random() implements PlacementStrategy {}

  /**
   * Even counts of the group's tasks per value of a field.
   *
   * @param field {@code instanceId}, {@code host} or {@code attribute:NAME}
   */
  record Spread(String field) implements PlacementStrategy {
    private static final String ATTRIBUTE_PREFIX = "attribute:";

    /** Whether every instance is a value of its own. */
    public boolean isByInstance() {
      return field.equals("instanceId") || field.equals("host");
    }

    /** The name of the attribute that groups instances. */
    public String attribute() {
      return field.startsWith(ATTRIBUTE_PREFIX)
          ? field.substring(ATTRIBUTE_PREFIX.length())
          : field;
    }
  }

  /** The instance with the least of a resource left. */
  record Binpack(Field field) implements PlacementStrategy {
    /** What binpack can go by. */
    public enum Field {
      CPU,
      MEMORY
    }
  }

  /** The lowest-numbered instance: no ECS strategy, but the yardstick of the packing literature. */
  record FirstFit() implements PlacementStrategy {}
}
