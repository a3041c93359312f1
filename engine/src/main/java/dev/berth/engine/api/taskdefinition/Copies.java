package dev.berth.engine.api.taskdefinition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Unmodifiable copies of what a caller brings, in the caller's order. */
final class Copies {
  private Copies() {}

  static <T> @Nullable List<T> list(@Nullable List<T> items) {
    return items == null ? null : List.copyOf(items);
  }

  static <V> @Nullable Map<String, V> map(@Nullable Map<String, V> entries) {
    return entries == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** A copy down to the last level of maps and lists. */
  static Map<String, Object> members(Map<String, Object> members) {
    Map<String, Object> copy = new LinkedHashMap<>();
    members.forEach((name, value) -> copy.put(name, deep(value)));
    return Collections.unmodifiableMap(copy);
  }

  private static Object deep(Object value) {
    return switch (value) {
      case Map<?, ?> entries -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        entries.forEach((name, inner) -> copy.put(String.valueOf(name), deep(inner)));
        yield Collections.unmodifiableMap(copy);
      }
      case List<?> items -> items.stream().map(Copies::deep).toList();
      default -> value;
    };
  }
}
