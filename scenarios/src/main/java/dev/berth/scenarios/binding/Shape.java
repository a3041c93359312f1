package dev.berth.scenarios.binding;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.berth.scenarios.source.Node;
import dev.berth.scenarios.unit.Quantity;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What a value in a file may look like, derived from the Java type that it is read as. */
public sealed interface Shape {
  /** Any text. */
  record Text() implements Shape {}

  /** A whole number. */
  record Whole(Class<?> type) implements Shape {}

  /** A number. */
  record Decimal() implements Shape {}

  /** Yes or no. */
  record Flag() implements Shape {}

  /** One of some words. */
  record Word(Class<?> type) implements Shape {
    /** The words with their constants. */
    public SequencedMap<String, Object> words() {
      LinkedHashMap<String, Object> words = new LinkedHashMap<>();
      for (Object constant : type.getEnumConstants()) {
        words.put(word((Enum<?>) constant), constant);
      }
      return words;
    }
  }

  /** A number with a unit. */
  record Measured(Quantity quantity) implements Shape {}

  /** Anything at all, kept as it is. */
  record Anything() implements Shape {}

  /** A list. */
  record ListOf(Shape items) implements Shape {}

  /** Values under names that the user chooses. */
  record MapOf(Shape values) implements Shape {}

  /** Values under given names. */
  record Structure(Class<? extends Record> type) implements Shape {}

  /**
   * One of several structures, each under its name; the name alone will do where nothing else is
   * required.
   */
  record Choice(Class<?> type) implements Shape {
    /** The structures by name. */
    public SequencedMap<String, Class<? extends Record>> cases() {
      LinkedHashMap<String, Class<? extends Record>> cases = new LinkedHashMap<>();
      collect(type, cases);
      return cases;
    }

    /** The structure that a single value stands for. */
    public Optional<Class<? extends Record>> shorthand() {
      return cases().values().stream()
          .filter(type -> type.isAnnotationPresent(Shorthand.class))
          .findFirst();
    }

    private static void collect(Class<?> type, Map<String, Class<? extends Record>> cases) {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        if (permitted.isRecord()) {
          String name = permitted.getSimpleName();
          cases.put(
              name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1),
              permitted.asSubclass(Record.class));
        } else {
          collect(permitted, cases);
        }
      }
    }
  }

  /** The shape of a Java type. */
  static Shape of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Shape last = of(arguments[arguments.length - 1]);
      return arguments.length == 1 ? new ListOf(last) : new MapOf(last);
    }
    Class<?> raw = (Class<?>) type;
    Optional<Quantity> quantity = Quantity.of(raw);
    if (quantity.isPresent()) {
      return new Measured(quantity.get());
    }
    if (raw == Node.class) {
      return new Anything();
    }
    if (raw.isRecord()) {
      return new Structure(raw.asSubclass(Record.class));
    }
    if (raw.isEnum()) {
      return new Word(raw);
    }
    return raw.isSealed() ? new Choice(raw) : simple(raw);
  }

  private static Shape simple(Class<?> raw) {
    if (raw == String.class) {
      return new Text();
    }
    if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
      return new Whole(raw);
    }
    if (raw == double.class || raw == Double.class) {
      return new Decimal();
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return new Flag();
    }
    throw new IllegalArgumentException("no file can hold a " + raw);
  }

  /** What is expected, in words. */
  default String description() {
    return switch (this) {
      case Text _ -> "text";
      case Whole _ -> "a whole number";
      case Decimal _ -> "a number";
      case Flag _ -> "true or false";
      case Word word -> String.join(", ", word.words().keySet());
      case Measured(Quantity quantity) -> quantity.description();
      case Anything _ -> "anything";
      case ListOf(Shape items) -> items instanceof Text ? "text, or a list of it" : "a list";
      case MapOf _, Structure _ -> "a group of properties";
      case Choice choice -> "one of " + String.join(", ", choice.cases().keySet());
    };
  }

  private static String word(Enum<?> constant) {
    return Arrays.stream(constant.getDeclaringClass().getFields())
        .filter(field -> field.getName().equals(constant.name()))
        .map(field -> Optional.ofNullable(field.getAnnotation(JsonProperty.class)))
        .flatMap(Optional::stream)
        .map(JsonProperty::value)
        .findFirst()
        .orElse(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** The properties of a record, in its order. */
  static List<Property> properties(Class<?> type) {
    return Property.ALL.get(type);
  }
}
