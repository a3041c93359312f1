package dev.berth.scenarios.spec;

/** Well-known chains of placement strategies. */
public enum PolicyName {
  /** The scenario's own strategies. */
  ECS,
  /** The lowest-numbered instance with room. */
  FIRST_FIT,
  /** The instance with the least CPU left. */
  BINPACK_CPU,
  /** The instance with the least memory left. */
  BINPACK_MEMORY,
  /** The instance with the fewest tasks of the group. */
  SPREAD_INSTANCE,
  /** Any instance. */
  RANDOM
}
