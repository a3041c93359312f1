package dev.berth.scenarios.assembly;

import dev.berth.scenarios.source.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees as members of ECS's shapes: texts, numbers, flags, lists and maps. */
final class TreeMembers {
  private TreeMembers() {}

  /** The members of a mapping; those that are null count as left out. */
  static Map<String, Object> of(Node.Mapping mapping) {
    Map<String, Object> members = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach((name, entry) -> {
          Object value = value(entry.value());
          if (value != null) {
            members.put(name, value);
          }
        });
    return members;
  }

  private static @Nullable Object value(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> of(mapping);
      case Node.Sequence sequence -> {
        List<Object> items = new ArrayList<>();
        for (Node item : sequence.items()) {
          Object value = value(item);
          if (value != null) {
            items.add(value);
          }
        }
        yield items;
      }
      case Node.Scalar scalar -> scalar.isNull() ? null : single(scalar);
    };
  }

  private static Object single(Node.Scalar scalar) {
    String text = scalar.text();
    if (scalar.quoted()) {
      return text;
    }
    if (text.matches("[+-]?\\d+(_\\d+)*") && text.length() < 18) {
      return Long.valueOf(text.replace("_", ""));
    }
    return switch (text) {
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default -> text;
    };
  }
}
