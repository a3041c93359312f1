package dev.berth.scenarios.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A value in a YAML or JSON text, with its place. */
public sealed interface Node {
  /** Where the value begins. */
  Place place();

  /** How messages call a value of this kind. */
  default String kind() {
    return switch (this) {
      case Scalar scalar -> scalar.isNull() ? "nothing" : "'" + scalar.shown() + "'";
      case Sequence _ -> "a list";
      case Mapping _ -> "a group of properties";
    };
  }

  /**
   * A single value.
   *
   * @param quoted whether it stood in quotes, and so is text whatever it looks like
   */
  record Scalar(Place place, String text, boolean quoted) implements Node {
    private static final int LONGEST_SHOWN = 60;

    /** Whether nothing is written here, or {@code null}. */
    public boolean isNull() {
      return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    /** The text as messages show it. */
    public String shown() {
      return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
    }

    /** The place of a part of the text. */
    public Place part(int offset, int length) {
      return place.within(offset + (quoted ? 1 : 0), length);
    }
  }

  /** A list of values. */
  record Sequence(Place place, List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Named values in the order of the text. */
  record Mapping(Place place, SequencedMap<String, Entry> entries) implements Node {
    public Mapping {
      entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }

    /** A mapping without entries. */
    public static Mapping empty(Place place) {
      return new Mapping(place, new LinkedHashMap<>());
    }

    /** This mapping with one entry added or replaced; a replaced one keeps its position. */
    public Mapping with(String name, Entry entry) {
      LinkedHashMap<String, Entry> changed = new LinkedHashMap<>(entries);
      changed.put(name, entry);
      return new Mapping(place, changed);
    }

    /** This mapping with the entries of another one, which win. */
    public Mapping overriddenBy(Map<String, Entry> others) {
      LinkedHashMap<String, Entry> changed = new LinkedHashMap<>(entries);
      changed.putAll(others);
      return new Mapping(place, changed);
    }
  }

  /** A named value: the place of its name, and the value. */
  record Entry(Place name, Node value) {}
}
