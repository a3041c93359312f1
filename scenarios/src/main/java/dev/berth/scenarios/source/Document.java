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
    Place place = new Place(source, 1, 1, 1);
    Node node = root;
    for (String name : path) {
      switch (node) {
        case Node.Mapping mapping -> {
          Node.Entry entry = mapping.entries().get(name);
          if (entry == null) {
            return place;
          }
          place = entry.place();
          node = entry.value();
        }
        case Node.Sequence sequence -> {
          Node item = item(sequence, name);
          if (item == null) {
            return place;
          }
          place = item.place();
          node = item;
        }
        case Node.Scalar _ -> {
          return place;
        }
      }
    }
    return place;
  }

  /** Whether something is written at a path of names. */
  public boolean has(List<String> path) {
    Node node = root;
    for (String name : path) {
      Node.Entry entry = node instanceof Node.Mapping mapping ? mapping.entries().get(name) : null;
      if (entry == null) {
        return false;
      }
      node = entry.value();
    }
    return true;
  }

  private static @Nullable Node item(Node.Sequence sequence, String index) {
    int number = index.matches("\\d{1,6}") ? Integer.parseInt(index) : -1;
    return number >= 0 && number < sequence.items().size() ? sequence.items().get(number) : null;
  }
}
