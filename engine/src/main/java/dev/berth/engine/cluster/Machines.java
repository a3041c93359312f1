package dev.berth.engine.cluster;

import dev.berth.engine.model.InstanceType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** EC2 as far as clusters need it: numbers for new instances, and what is known of types. */
public final class Machines {
  private final Map<String, InstanceType> types = new TreeMap<>();
  private int next;

  /**
   * EC2 with these types.
   *
   * @param first number of the first instance that nobody has numbered yet
   */
  public Machines(int first, List<InstanceType> types) {
    next = first;
    types.forEach(type -> this.types.put(type.name(), type));
  }

  /** A number for an instance, unique in the world. */
  public int next() {
    return next++;
  }

  /** The type with this name, if it is known. */
  public @Nullable InstanceType type(@Nullable String name) {
    return name == null ? null : types.get(name);
  }
}
