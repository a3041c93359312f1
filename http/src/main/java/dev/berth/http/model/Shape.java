package dev.berth.http.model;

import java.util.List;

/** What a value of the API looks like. */
public sealed interface Shape
    permits Shape.Single, Shape.Text, Shape.Items, Shape.Entries, Structure {
  /** A value without parts. */
  enum Single implements Shape {
    INTEGER,
    LONG,
    DOUBLE,
    BOOLEAN,
    /** A moment, in seconds since 1970. */
    TIMESTAMP,
    /** Whatever somebody wants. */
    DOCUMENT
  }

  /**
   * A text.
   *
   * @param words those that are known; empty for any text
   */
  record Text(List<String> words) implements Shape {
    public Text {
      words = List.copyOf(words);
    }
  }

  /** A list. */
  record Items(Shape item) implements Shape {}

  /** Values by names that are not the API's. */
  record Entries(Shape value) implements Shape {}
}
