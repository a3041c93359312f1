package dev.berth.scenarios.binding;

import dev.berth.scenarios.source.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paths that exist in a tree, or could be added to it. */
final class TreePaths {
  private TreePaths() {}

  /** All paths, outer ones before inner ones. */
  static List<String> of(Node node, Shape shape) {
    List<String> paths = new ArrayList<>();
    collect("", node, shape, paths);
    return paths;
  }

  /** The shape of a record's property; {@code null} when it has no such property. */
  static @Nullable Shape property(Class<?> type, String name) {
    for (Property property : Shape.properties(type)) {
      if (property.name().equals(name)) {
        return property.shape();
      }
    }
    AlsoAccepts also = type.getAnnotation(AlsoAccepts.class);
    boolean accepted = also != null && List.of(also.value()).contains(name);
    return accepted ? new Shape.Anything() : null;
  }

  private static void collect(String prefix, @Nullable Node node, Shape shape, List<String> paths) {
    switch (shape) {
      case Shape.Structure(Class<? extends Record> type) -> {
        for (Property property : Shape.properties(type)) {
          add(prefix, property.name(), node, property.shape(), paths);
        }
      }
      case Shape.MapOf(Shape values) when node instanceof Node.Mapping mapping -> {
        for (String name : mapping.entries().keySet()) {
          add(prefix, name, node, values, paths);
        }
      }
      case Shape.ListOf(Shape items) when node instanceof Node.Sequence sequence -> {
        for (int i = 0; i < sequence.items().size(); i++) {
          paths.add(prefix + i);
          collect(prefix + i + ".", sequence.items().get(i), items, paths);
        }
      }
      case Shape.Choice choice when node instanceof Node.Mapping ->
          choice
              .cases()
              .forEach((name, type) -> add(prefix, name, node, new Shape.Structure(type), paths));
      case Shape _ -> {}
    }
  }

  private static void add(
      String prefix, String name, @Nullable Node node, Shape shape, List<String> paths) {
    paths.add(prefix + name);
    Node.Entry entry = node instanceof Node.Mapping mapping ? mapping.entries().get(name) : null;
    // What is not there is not looked into: a choice may hold itself.
    if (entry != null) {
      collect(prefix + name + ".", entry.value(), shape, paths);
    } else if (shape instanceof Shape.Structure(Class<? extends Record> type)) {
      Shape.properties(type).forEach(property -> paths.add(prefix + name + "." + property.name()));
    }
  }
}
