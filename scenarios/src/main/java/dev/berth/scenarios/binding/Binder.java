package dev.berth.scenarios.binding;

import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Node;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.unit.UnitException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads trees as records and notes all that does not fit, rather than stopping at the first. */
public final class Binder {
  private final Problems problems;
  private final StructureBinder structures;

  /** A binder that notes what it finds wrong. */
  public Binder(Problems problems) {
    this.problems = problems;
    this.structures = new StructureBinder(this, problems);
  }

  /** The record that a document describes; {@code null} when something essential is wrong. */
  public <T extends Record> @Nullable T bind(Document document, Class<T> type) {
    Slot slot = new Slot(document.place(), "the scenario");
    return type.cast(structures.structure(document.root(), type, slot));
  }

  /** The value of a node read as a property; {@code null} when it does not fit. */
  public @Nullable Object bind(Node node, Property property, String name) {
    return value(
        node, property.shape(), new Slot(node.place(), name, Optional.of(property), false));
  }

  /** The value of a node that is to have a given shape; {@code null} when it does not fit. */
  public @Nullable Object bind(Node node, Shape shape, String name) {
    return value(node, shape, new Slot(node.place(), name));
  }

  @Nullable Object value(Node node, Shape shape, Slot slot) {
    return switch (shape) {
      case Shape.Anything _ -> node;
      case Shape.Structure(Class<? extends Record> type) -> structures.structure(node, type, slot);
      case Shape.Choice choice -> structures.choice(node, choice, slot);
      case Shape.ListOf(Shape items) -> list(node, items, slot);
      case Shape.MapOf(Shape values) -> map(node, values, slot);
      case Shape.Text _,
          Shape.Whole _,
          Shape.Decimal _,
          Shape.Flag _,
          Shape.Word _,
          Shape.Measured _ ->
          single(node, shape, slot);
    };
  }

  /** Notes that a node is not what its slot takes. */
  void mismatch(Node node, Slot slot, String expected) {
    boolean visible = node instanceof Node.Scalar scalar && !scalar.isNull();
    problems.error(
        visible ? node.place() : slot.place(),
        "%s is %s".formatted(slot.name(), node.kind()),
        "expected " + expected);
  }

  private @Nullable Object single(Node node, Shape shape, Slot slot) {
    if (!(node instanceof Node.Scalar scalar) || scalar.isNull()) {
      mismatch(node, slot, shape.description());
      return null;
    }
    boolean bare = slot.property().map(Property::takesBareNumber).orElse(false);
    try {
      Object value = SingleValues.parse(scalar.text().strip(), shape, bare);
      Optional<String> expected = slot.property().flatMap(it -> it.expectationBrokenBy(value));
      if (expected.isPresent()) {
        String shown = value instanceof String ? scalar.kind() : scalar.shown();
        problems.error(scalar.place(), "%s is %s".formatted(slot.name(), shown), expected.get());
        return null;
      }
      return value;
    } catch (UnitException e) {
      problems.error(scalar.place(), "%s: %s".formatted(slot.name(), e.message()), e.hint());
      return null;
    }
  }

  private @Nullable Object list(Node node, Shape items, Slot slot) {
    if (node instanceof Node.Scalar scalar && !scalar.isNull() && items instanceof Shape.Text) {
      // A single text needs no brackets.
      return list(new Node.Sequence(node.place(), List.of(node)), items, slot);
    }
    if (!(node instanceof Node.Sequence sequence)) {
      mismatch(node, slot, "a list");
      return null;
    }
    List<Object> values = new ArrayList<>();
    for (Node item : sequence.items()) {
      Object value = value(item, items, new Slot(item.place(), "an item of " + slot.name()));
      if (value != null) {
        values.add(value);
      }
    }
    checkSize(values, sequence.items().size(), slot);
    return values.size() == sequence.items().size() ? values : null;
  }

  private @Nullable Object map(Node node, Shape values, Slot slot) {
    if (!(node instanceof Node.Mapping mapping)) {
      mismatch(node, slot, "a group of properties, each under a name of yours");
      return null;
    }
    Map<String, Object> bound = new LinkedHashMap<>();
    for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
      Place place = entry.getValue().name();
      checkName(entry.getKey(), place, slot);
      String name = structures.called(values, entry.getKey());
      Object value = value(entry.getValue().value(), values, new Slot(place, name));
      if (value != null) {
        bound.put(entry.getKey(), value);
      }
    }
    checkSize(mapping.entries(), mapping.entries().size(), slot);
    return Collections.unmodifiableMap(bound);
  }

  private void checkName(String name, Place place, Slot slot) {
    slot.property()
        .flatMap(Property::form)
        .filter(form -> !name.matches(form.value()))
        .ifPresent(form ->
            problems.error(
                place,
                "'%s' cannot be a name in %s".formatted(name, slot.name()),
                "expected " + form.allows()));
  }

  private void checkSize(Object values, int size, Slot slot) {
    slot.property()
        .flatMap(property -> property.expectationBrokenBy(values))
        .ifPresent(expected ->
            problems.error(
                slot.place(), "%s has %,d entries".formatted(slot.name(), size), expected));
  }
}
