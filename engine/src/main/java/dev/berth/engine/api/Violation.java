package dev.berth.engine.api;

import java.util.List;

/**
 * A rule that a request breaks.
 *
 * @param path to the parameter, by names and indexes, such as {@code placementStrategy, 2, field}
 * @param error what ECS answers
 * @param hint what to write instead; empty if there is no advice
 */
public record Violation(List<String> path, EcsError error, String hint) {
  public Violation {
    path = List.copyOf(path);
  }
}
