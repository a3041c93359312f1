package dev.berth.scenarios.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole text as a tree. */
public record Document(SourceText source, Node.Mapping root) {
  /** The place of the value at a path, or of the nearest value around it that exists. */
  public Place place(String... path) {
    return place(List.of(path));
  }

  /** The place of the value at a path, or of the nearest value around it that exists. */
  public Place place(List<String> path) {
    Found found = find(path);
    return found.value instanceof Node.Scalar scalar && !scalar.isNull()
        ? scalar.place()
        : found.name;
  }

  /** The place of the last name of a path, or of the nearest value around it that exists. */
  public Place namePlace(String... path) {
    return find(List.of(path)).name;
  }

  /** Whether something is written at a path of names. */
  public boolean has(List<String> path) {
    return value(path) != null;
  }

  /** What is written at a path of names; {@code null} if nothing is. */
  public @Nullable Node value(List<String> path) {
    Node node = root;
    for (String name : path) {
      Node.Entry entry = node instanceof Node.Mapping mapping ? mapping.entries().get(name) : null;
      if (entry == null) {
        return null;
      }
      node = entry.value();
    }
    return node;
  }

  private record Found(Place name, Node value) {}

  private Found find(List<String> path) {
    Found found = new Found(new Place(source, 1, 1, 1), root);
    for (String name : path) {
      Found inner =
          switch (found.value) {
            case Node.Mapping mapping -> {
              Node.Entry entry = mapping.entries().get(name);
              yield entry == null ? null : new Found(entry.name(), entry.value());
            }
            case Node.Sequence sequence -> item(sequence, name);
            case Node.Scalar _ -> null;
          };
      if (inner == null) {
        return found;
      }
      found = inner;
    }
    return found;
  }

  private static @Nullable Found item(Node.Sequence sequence, String index) {
    int number = index.matches("\\d{1,6}") ? Integer.parseInt(index) : -1;
    if (number < 0 || number >= sequence.items().size()) {
      return null;
    }
    Node item = sequence.items().get(number);
    return new Found(item.place(), item);
  }
}
