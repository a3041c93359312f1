package dev.berth.engine.cluster;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.instance.Attribute;
import dev.berth.engine.model.ResourceArn;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What attributes may be; each check finds the first thing that is wrong, or nothing. */
final class AttributeRules {
  /** The most custom attributes of an instance, and the most in one call. */
  static final int MAX_COUNT = 10;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_/\\\\.-]{1,128}");
  private static final Pattern VALUE = Pattern.compile("(?! )[A-Za-z0-9_./\\\\@: -]{1,128}(?<! )");

  private AttributeRules() {}

  /** Whether a name is one of those that ECS and its agent use. */
  static boolean isBuiltIn(String name) {
    return name.startsWith("ecs.") || name.startsWith("com.amazonaws.ecs.");
  }

  static @Nullable EcsError name(@Nullable String name) {
    return name != null && NAME.matcher(name).matches()
        ? null
        : invalid(
            "attribute name '%s' is not 1 to 128 letters, digits and - _ / \\ ."
                .formatted(name == null ? "" : name));
  }

  static @Nullable EcsError value(@Nullable String value) {
    return value == null || VALUE.matcher(value).matches()
        ? null
        : invalid(
            ("attribute value '%s' is not 1 to 128 letters, digits, - _ . @ / \\ : and spaces"
                    + " between them")
                .formatted(value));
  }

  static @Nullable EcsError target(Attribute attribute) {
    String type = attribute.targetType();
    if (type != null && !type.equals(Attribute.CONTAINER_INSTANCE)) {
      return targetType(type);
    }
    String id = attribute.targetId();
    if (id == null || id.isEmpty()) {
      return invalid(
          "attribute '%s' has no targetId, expected the id or ARN of a container instance"
              .formatted(attribute.name()));
    }
    return type == null && !ResourceArn.looksLike(id)
        ? invalid("a targetId that is no ARN needs a targetType, " + Attribute.CONTAINER_INSTANCE)
        : null;
  }

  static EcsError targetType(@Nullable String type) {
    return invalid("targetType is '%s', expected %s".formatted(type, Attribute.CONTAINER_INSTANCE));
  }

  static EcsError invalid(String message) {
    return new EcsError.InvalidParameterException(message);
  }
}
