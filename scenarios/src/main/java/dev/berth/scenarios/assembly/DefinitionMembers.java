package dev.berth.scenarios.assembly;

import dev.berth.scenarios.source.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a scenario says of a task definition, as members of ECS's RegisterTaskDefinition. */
final class DefinitionMembers {
  /**
   * What is no matter of registration here: a scenario's tasks run on instances, whatever launch
   * types a definition is for; constraints are checked with the placement of workloads; the others
   * stand in descriptions only.
   */
  private static final List<String> ASIDE =
      List.of(
          "file",
          "requiresCompatibilities",
          "placementConstraints",
          "requiresAttributes",
          "inferenceAccelerators",
          "taskDefinitionArn",
          "revision",
          "status",
          "compatibilities",
          "registeredAt",
          "deregisteredAt",
          "deleteRequestedAt",
          "registeredBy");

  private DefinitionMembers() {}

  /** The members of a mapping, those aside that registration does not know. */
  static Map<String, Object> of(Node.Mapping definition) {
    Map<String, Object> members = members(definition);
    ASIDE.forEach(members::remove);
    return members;
  }

  private static Map<String, Object> members(Node.Mapping mapping) {
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
      case Node.Mapping mapping -> members(mapping);
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
