package dev.berth;

import java.util.List;
import java.util.Map;

/**
 * A rule of ECS's and what berth makes of it.
 *
 * @param id names the rule in the tag of its tests
 * @param rule what ECS does
 * @param source who says so
 * @param berth how berth differs, or decides where nobody says; may be empty
 */
record FidelityRule(String id, String rule, String source, Status status, String berth) {
  /** How far berth follows a rule. */
  enum Status {
    MODELLED("modelled"),
    SIMPLIFIED("simplified"),
    NOT_MODELLED("not modelled");

    final String text;

    Status(String text) {
      this.text = text;
    }

    /** Whether tests must hold the rule. */
    boolean isHeld() {
      return this != NOT_MODELLED;
    }

    private static Status of(String text) {
      for (Status status : values()) {
        if (status.text.equals(text)) {
          return status;
        }
      }
      throw new IllegalArgumentException(
          "status '%s', expected modelled, simplified or not modelled".formatted(text));
    }
  }

  private static final List<String> PROPERTIES = List.of("id", "rule", "source", "status", "berth");

  FidelityRule {
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("id '%s' is not lower-case words and -".formatted(id));
    }
    if (rule.isBlank() || source.isBlank()) {
      throw new IllegalArgumentException("'%s' lacks its rule or its source".formatted(id));
    }
    if (status == Status.SIMPLIFIED && berth.isBlank()) {
      throw new IllegalArgumentException("'%s' is simplified, but not said how".formatted(id));
    }
  }

  /** A rule as a topic's file holds it. */
  static FidelityRule read(Map<?, ?> properties) {
    properties
        .keySet()
        .forEach(property -> {
          if (!PROPERTIES.contains(String.valueOf(property))) {
            throw new IllegalArgumentException("property '%s' of a rule".formatted(property));
          }
        });
    return new FidelityRule(
        text(properties, "id"),
        text(properties, "rule"),
        text(properties, "source"),
        Status.of(text(properties, "status")),
        text(properties, "berth"));
  }

  private static String text(Map<?, ?> properties, String name) {
    Object value = properties.get(name);
    return value == null ? "" : value.toString().strip().replaceAll("\\s+", " ");
  }
}
