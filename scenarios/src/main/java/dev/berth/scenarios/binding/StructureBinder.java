package dev.berth.scenarios.binding;

import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Node;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads mappings as records, and single values where a record has a short form. */
final class StructureBinder {
  private final Binder values;
  private final Problems problems;

  StructureBinder(Binder values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  /** What messages call a value under a name that the user chose. */
  String called(Shape shape, String name) {
    Class<?> type = shape instanceof Shape.Structure(var record) ? record : null;
    Called called = type == null ? null : type.getAnnotation(Called.class);
    return called == null ? "'" + name + "'" : called.value() + " '" + name + "'";
  }

  /** The record that a node describes. */
  @Nullable Object structure(Node node, Class<? extends Record> type, Slot slot) {
    Shorthand shorthand = type.getAnnotation(Shorthand.class);
    if (node instanceof Node.Scalar scalar && !scalar.isNull() && shorthand != null) {
      return fill(only(shorthand.value(), scalar), type, slot.inShortForm());
    }
    if (!(node instanceof Node.Mapping mapping)) {
      String names = String.join(", ", names(type));
      values.mismatch(node, slot, "properties: " + names);
      return null;
    }
    return fill(mapping, type, slot);
  }

  /** The record that a node chooses among several. */
  @Nullable Object choice(Node node, Shape.Choice choice, Slot slot) {
    Map<String, Class<? extends Record>> cases = choice.cases();
    return switch (node) {
      case Node.Scalar scalar when !scalar.isNull() -> chosen(scalar, choice, slot);
      case Node.Mapping mapping when mapping.entries().size() == 1 -> {
        Map.Entry<String, Node.Entry> only = mapping.entries().firstEntry();
        Class<? extends Record> type = cases.get(only.getKey());
        if (type == null) {
          problems.error(
              only.getValue().name(),
              "unknown value '%s' of %s".formatted(only.getKey(), slot.name()),
              Nearest.hint(only.getKey(), cases.keySet()));
          yield null;
        }
        Slot inner = new Slot(only.getValue().name(), "'" + only.getKey() + "'");
        Node value = only.getValue().value();
        boolean nothing = value instanceof Node.Scalar scalar && scalar.isNull();
        yield structure(nothing ? Node.Mapping.empty(value.place()) : value, type, inner);
      }
      case Node _ -> {
        values.mismatch(node, slot, choice.description());
        yield null;
      }
    };
  }

  private @Nullable Object chosen(Node.Scalar scalar, Shape.Choice choice, Slot slot) {
    Map<String, Class<? extends Record>> cases = choice.cases();
    for (Map.Entry<String, Class<? extends Record>> named : cases.entrySet()) {
      if (named.getKey().equalsIgnoreCase(scalar.text())) {
        Slot inner = new Slot(scalar.place(), "'" + named.getKey() + "'");
        return fill(Node.Mapping.empty(scalar.place()), named.getValue(), inner);
      }
    }
    Optional<Class<? extends Record>> shorthand = choice.shorthand();
    // Amounts begin with a digit; a word is a mistyped choice.
    if (shorthand.isPresent() && !scalar.text().matches("[A-Za-z]{2,}")) {
      return structure(scalar, shorthand.get(), slot);
    }
    problems.error(
        scalar.place(),
        "unknown value '%s' of %s".formatted(scalar.text(), slot.name()),
        Nearest.hint(scalar.text(), cases.keySet()));
    return null;
  }

  private @Nullable Object fill(Node.Mapping mapping, Class<? extends Record> type, Slot slot) {
    checkNames(mapping, type, slot);
    List<Property> properties = Shape.properties(type);
    @Nullable Object[] arguments = new @Nullable Object[properties.size()];
    boolean complete = true;
    for (int i = 0; i < arguments.length; i++) {
      Property property = properties.get(i);
      Node.Entry entry = mapping.entries().get(property.name());
      if (entry != null && !(entry.value() instanceof Node.Scalar scalar && scalar.isNull())) {
        arguments[i] = given(entry, property, slot);
      } else if (property.required()) {
        noteMissing(entry == null ? slot.place() : entry.name(), property, slot);
      }
      if (arguments[i] == null) {
        arguments[i] = unsaid(property);
      }
      complete &= arguments[i] != null || property.optional();
    }
    return complete ? construct(type, arguments, slot) : null;
  }

  private @Nullable Object given(Node.Entry entry, Property property, Slot outer) {
    // In the short form of a record nobody has written the property's name.
    String name = outer.shortForm() ? outer.name() : property.quotedName();
    Slot slot = new Slot(entry.name(), name, Optional.of(property), false);
    return values.value(entry.value(), property.shape(), slot);
  }

  /**
   * What a property is when it is not given. One that is wrong counts as not given, so that the
   * search for mistakes can go on behind it; required ones then have to be something, too.
   */
  private @Nullable Object unsaid(Property property) {
    if (property.defaultText().isPresent()) {
      return values.bind(Defaults.node(property), property, property.quotedName());
    }
    return property.optional() ? null : SingleValues.emptyOf(property.shape());
  }

  private void noteMissing(Place place, Property property, Slot slot) {
    problems.error(
        place,
        "missing property %s in %s".formatted(property.quotedName(), slot.name()),
        "add '%s: ...' (%s)".formatted(property.name(), property.shape().description()));
  }

  private void checkNames(Node.Mapping mapping, Class<?> type, Slot slot) {
    List<String> known = names(type);
    AlsoAccepts also = type.getAnnotation(AlsoAccepts.class);
    List<String> accepted = also == null ? List.of() : Arrays.asList(also.value());
    mapping
        .entries()
        .forEach((name, entry) -> {
          if (!known.contains(name) && !accepted.contains(name)) {
            List<String> all = new ArrayList<>(known);
            all.addAll(accepted);
            problems.error(
                entry.name(),
                "unknown property '%s' in %s".formatted(name, slot.name()),
                Nearest.hint(name, all));
          }
        });
  }

  private @Nullable Object construct(Class<?> type, @Nullable Object[] arguments, Slot slot) {
    try {
      Class<?>[] parameters =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        problems.error(slot.place(), slot.name() + ": " + refused.getMessage());
        return null;
      }
      throw new IllegalStateException(type + " cannot be made", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }

  private static List<String> names(Class<?> type) {
    return Shape.properties(type).stream().map(Property::name).toList();
  }

  private static Node.Mapping only(String name, Node.Scalar value) {
    LinkedHashMap<String, Node.Entry> entries = new LinkedHashMap<>();
    entries.put(name, new Node.Entry(value.place(), value));
    return new Node.Mapping(value.place(), entries);
  }
}
