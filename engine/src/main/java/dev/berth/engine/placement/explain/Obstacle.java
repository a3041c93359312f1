package dev.berth.engine.placement.explain;

import dev.berth.engine.placement.Rejection;

/**
 * Something that keeps a task off an instance.
 *
 * @param rule the rule that it breaks
 * @param subject what it is about, where the rule can be broken in several ways: the status, the
 *     missing attribute, the port such as {@code 8080/tcp}, the constraint's expression; else empty
 */
public record Obstacle(Rejection rule, String subject) {
  /** Whether a smaller task, or more room, would overcome it. */
  public boolean isShortage() {
    return switch (rule) {
      case CPU, MEMORY, GPU -> true;
      case STATUS,
          CAPACITY_PROVIDER,
          AGENT,
          ATTRIBUTE,
          LOCATION,
          PORTS,
          NETWORK_INTERFACE,
          MEMBER_OF,
          DISTINCT_INSTANCE ->
          false;
    };
  }

  /** Whether it is a placement constraint that the user set. */
  public boolean isConstraint() {
    return rule == Rejection.MEMBER_OF || rule == Rejection.DISTINCT_INSTANCE;
  }
}
