package dev.berth.engine.api;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Operations and their shapes as maps of members, whatever notation those were read from, and back.
 * A component {@code more} of a shape takes the members that have no component of their own.
 */
public final class Members {
  private static final String MORE = "more";

  private final List<Misfit> misfits = new ArrayList<>();

  private Members() {}

  /**
   * A shape, and what of the map did not fit it.
   *
   * @param misfits left out of the shape
   */
  public record Reading<T>(T shape, List<Misfit> misfits) {
    public Reading {
      misfits = List.copyOf(misfits);
    }
  }

  /**
   * A member that is not what its shape takes.
   *
   * @param path to it, by names and indexes
   */
  public record Misfit(List<String> path, String found, String expected) {
    public Misfit {
      path = List.copyOf(path);
    }
  }

  /**
   * Members read as a shape. Numbers and flags may come as text; a member that is {@code null}
   * counts as left out.
   *
   * @param members texts, numbers, flags, lists and maps
   */
  public static <T extends Record> Reading<T> read(Map<String, ?> members, Class<T> shape) {
    Members reader = new Members();
    T read = shape.cast(reader.shape(members, shape, List.of()));
    return new Reading<>(read, reader.misfits);
  }

  /** The members of a shape that are not left out. */
  public static Map<String, Object> write(Record shape) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (RecordComponent component : shape.getClass().getRecordComponents()) {
      Object value = valueOf(component, shape);
      if (component.getName().equals(MORE) && value instanceof Map<?, ?> more) {
        more.forEach((name, inner) -> members.put(String.valueOf(name), written(inner)));
      } else if (value != null) {
        members.put(component.getName(), written(value));
      }
    }
    return members;
  }

  private static Object written(Object value) {
    return switch (value) {
      case Record shape -> write(shape);
      case List<?> items -> items.stream().map(Members::written).toList();
      case Map<?, ?> entries -> {
        Map<String, Object> members = new LinkedHashMap<>();
        entries.forEach((name, inner) -> members.put(String.valueOf(name), written(inner)));
        yield members;
      }
      default -> value;
    };
  }

  private static @Nullable Object valueOf(RecordComponent component, Record shape) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(shape);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("unreadable component " + component, e);
    }
  }

  private Object shape(Map<?, ?> members, Class<?> shape, List<String> path) {
    Map<Object, Object> rest = new LinkedHashMap<>(members);
    RecordComponent[] components = shape.getRecordComponents();
    @Nullable Object[] arguments = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      Object value = name.equals(MORE) ? null : rest.remove(name);
      if (value != null) {
        arguments[i] = value(value, components[i].getGenericType(), inside(path, name));
      }
    }
    for (int i = 0; i < components.length; i++) {
      if (components[i].getName().equals(MORE)) {
        rest.values().removeIf(Objects::isNull);
        arguments[i] = anything(rest);
      }
    }
    return made(shape, components, arguments);
  }

  private @Nullable Object value(Object value, Type type, List<String> path) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return arguments.length == 1
          ? list(value, arguments[0], path)
          : map(value, arguments[1], path);
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isRecord()) {
      return value instanceof Map<?, ?> members
          ? shape(members, raw, path)
          : misfit(path, value, "a group of members");
    }
    return raw == Object.class ? anything(value) : single(value, raw, path);
  }

  private @Nullable Object list(Object value, Type type, List<String> path) {
    if (!(value instanceof List<?> items)) {
      return misfit(path, value, "a list");
    }
    List<Object> read = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Object item = items.get(i);
      List<String> place = inside(path, String.valueOf(i));
      Object fit = item == null ? misfit(place, "nothing", "a value") : value(item, type, place);
      if (fit != null) {
        read.add(fit);
      }
    }
    return read;
  }

  private @Nullable Object map(Object value, Type type, List<String> path) {
    if (!(value instanceof Map<?, ?> entries)) {
      return misfit(path, value, "a group of members");
    }
    Map<String, Object> read = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      String name = String.valueOf(entry.getKey());
      Object inner = entry.getValue();
      Object fit = inner == null ? null : value(inner, type, inside(path, name));
      if (fit != null) {
        read.put(name, fit);
      }
    }
    return read;
  }

  private @Nullable Object single(Object value, Class<?> type, List<String> path) {
    if (value instanceof Map || value instanceof List) {
      return misfit(path, value, expectation(type));
    }
    String text = value.toString();
    if (type == String.class) {
      return text;
    }
    if (type == Boolean.class || type == boolean.class) {
      return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
          ? Boolean.valueOf(text)
          : misfit(path, value, expectation(type));
    }
    if (type == Double.class || type == double.class) {
      return fraction(value, path);
    }
    try {
      if (type == Double.class || type == double.class) {
        return Double.valueOf(text);
      }
      long number = Long.parseLong(text);
      if (type == Long.class || type == long.class) {
        return number;
      }
      return Math.toIntExact(number);
    } catch (NumberFormatException | ArithmeticException _) {
      return misfit(path, value, expectation(type));
    }
  }

  private @Nullable Object fraction(Object value, List<String> path) {
    try {
      return Double.valueOf(value.toString());
    } catch (NumberFormatException _) {
      return misfit(path, value, expectation(Double.class));
    }
  }

  private static String expectation(Class<?> type) {
    if (type == String.class) {
      return "text";
    }
    if (type == Double.class || type == double.class) {
      return "a number";
    }
    return type == Boolean.class || type == boolean.class ? "true or false" : "a whole number";
  }

  private static Object anything(Object value) {
    return switch (value) {
      case Map<?, ?> entries -> {
        Map<String, Object> read = new LinkedHashMap<>();
        entries.forEach((name, inner) -> {
          if (inner != null) {
            read.put(String.valueOf(name), anything(inner));
          }
        });
        yield read;
      }
      case List<?> items -> items.stream().filter(Objects::nonNull).map(Members::anything).toList();
      default -> value;
    };
  }

  private @Nullable Object misfit(List<String> path, Object found, String expected) {
    String shown =
        switch (found) {
          case Map<?, ?> _ -> "a group of members";
          case List<?> _ -> "a list";
          default -> "'" + found + "'";
        };
    misfits.add(new Misfit(path, shown, expected));
    return null;
  }

  private static List<String> inside(List<String> path, String name) {
    List<String> inner = new ArrayList<>(path);
    inner.add(name);
    return inner;
  }

  private static Object made(
      Class<?> shape, RecordComponent[] components, @Nullable Object[] arguments) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return shape.getDeclaredConstructor(types).newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException("these members make no " + shape, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no " + shape + " can be made", e);
    }
  }
}
