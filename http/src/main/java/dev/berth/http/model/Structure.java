package dev.berth.http.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A shape with members that have names. */
public final class Structure implements Shape {
  private final String name;
  private final Map<String, Shape> members = new LinkedHashMap<>();

  Structure(String name) {
    this.name = name;
  }

  /** The API's name of it. */
  public String name() {
    return name;
  }

  /** All members by their names. */
  public Map<String, Shape> members() {
    return Collections.unmodifiableMap(members);
  }

  /** The shape of a member, or {@code null} if there is none with this name. */
  public @Nullable Shape shapeOf(String member) {
    return members.get(member);
  }

  void add(String member, Shape shape) {
    members.put(member, shape);
  }

  @Override
  public String toString() {
    return name;
  }
}
