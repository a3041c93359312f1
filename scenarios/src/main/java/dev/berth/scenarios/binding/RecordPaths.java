package dev.berth.scenarios.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values inside a record, by path. */
public final class RecordPaths {
  private final Record root;

  /** The paths that begin at a record. */
  public RecordPaths(Record root) {
    this.root = root;
  }

  /**
   * A place in a record.
   *
   * @param value what is there; {@code null} when nothing is
   * @param suggestions words that a text there most often is
   */
  public record Found(@Nullable Object value, Shape shape, List<String> suggestions) {
    public Found {
      suggestions = List.copyOf(suggestions);
    }

    Found(@Nullable Object value, Shape shape) {
      this(value, shape, List.of());
    }
  }

  /** What a path leads to; empty when there is no such place. */
  public Optional<Found> find(String path) {
    Found found = new Found(root, new Shape.Structure(root.getClass()));
    for (String name : path.split("\\.", -1)) {
      Found inner = inner(found, name);
      if (inner == null) {
        return Optional.empty();
      }
      found = inner;
    }
    return Optional.of(found);
  }

  /** All paths. */
  public List<String> all() {
    List<String> paths = new ArrayList<>();
    collect("", new Found(root, new Shape.Structure(root.getClass())), paths);
    return paths;
  }

  private static @Nullable Found inner(Found outer, String name) {
    return switch (outer.shape()) {
      case Shape.Structure(Class<? extends Record> type) -> property(outer.value(), type, name);
      case Shape.MapOf(Shape values)
          when outer.value() instanceof Map<?, ?> map && map.containsKey(name) ->
          new Found(map.get(name), values);
      case Shape.Choice choice -> {
        Class<? extends Record> type = choice.cases().get(name);
        Object value = type != null && type.isInstance(outer.value()) ? outer.value() : null;
        yield type == null ? null : new Found(value, new Shape.Structure(type));
      }
      case Shape _ -> null;
    };
  }

  private static @Nullable Found property(
      @Nullable Object holder, Class<? extends Record> type, String name) {
    for (Property property : Shape.properties(type)) {
      if (property.name().equals(name)) {
        Object value = holder == null ? null : property.valueIn(holder);
        return new Found(value, property.shape(), property.suggestions());
      }
    }
    return null;
  }

  private static void collect(String prefix, Found found, List<String> paths) {
    List<String> names =
        switch (found.shape()) {
          case Shape.Structure(Class<? extends Record> type) ->
              Shape.properties(type).stream().map(Property::name).toList();
          case Shape.MapOf _ when found.value() instanceof Map<?, ?> map ->
              map.keySet().stream().map(String::valueOf).toList();
          case Shape _ -> List.of();
        };
    for (String name : names) {
      Found inner = inner(found, name);
      paths.add(prefix + name);
      if (inner != null && inner.value() != null) {
        collect(prefix + name + ".", inner, paths);
      }
    }
  }
}
