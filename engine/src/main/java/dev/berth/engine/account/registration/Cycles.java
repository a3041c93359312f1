package dev.berth.engine.account.registration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Circles among containers that wait for each other. */
final class Cycles {
  private final Map<String, List<String>> graph;
  private final Set<String> done = new HashSet<>();
  private final List<String> way = new ArrayList<>();

  private Cycles(Map<String, List<String>> graph) {
    this.graph = graph;
  }

  /** The first circle, its first name also at its end; empty when there is none. */
  static List<String> find(Map<String, List<String>> graph) {
    Cycles search = new Cycles(graph);
    for (String start : graph.keySet()) {
      List<String> circle = search.from(start);
      if (!circle.isEmpty()) {
        return circle;
      }
    }
    return List.of();
  }

  private List<String> from(String name) {
    int seen = way.indexOf(name);
    if (seen >= 0) {
      List<String> circle = new ArrayList<>(way.subList(seen, way.size()));
      circle.add(name);
      return circle;
    }
    if (!done.add(name)) {
      return List.of();
    }
    way.add(name);
    for (String next : graph.getOrDefault(name, List.of())) {
      List<String> circle = from(next);
      if (!circle.isEmpty()) {
        return circle;
      }
    }
    way.removeLast();
    return List.of();
  }
}
