package dev.berth.scenarios.assembly;

import dev.berth.scenarios.source.Node;
import java.util.List;
import java.util.Map;

/** What a scenario says of a task definition, as members of ECS's RegisterTaskDefinition. */
final class DefinitionMembers {
  /**
   * What is no matter of registration: some of it says how a scenario is read, the rest stands in
   * descriptions only.
   */
  private static final List<String> ASIDE =
      List.of(
          "file",
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
    Map<String, Object> members = TreeMembers.of(definition);
    ASIDE.forEach(members::remove);
    return members;
  }
}
