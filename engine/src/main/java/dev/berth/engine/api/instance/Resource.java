package dev.berth.engine.api.instance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an instance has of something. Of ports the set names those that are not to be had.
 *
 * @param name {@code CPU}, {@code MEMORY}, {@code PORTS}, {@code PORTS_UDP} or {@code GPU}
 * @param type {@code INTEGER} or {@code STRINGSET}
 */
public record Resource(
    @Nullable String name,
    @Nullable String type,
    @Nullable Double doubleValue,
    @Nullable Long longValue,
    @Nullable Integer integerValue,
    @Nullable List<String> stringSetValue) {
  private static final String INTEGER = "INTEGER";
  private static final String STRINGSET = "STRINGSET";

  /** A number of something. */
  public static Resource integer(String name, int value) {
    return new Resource(name, INTEGER, 0.0, 0L, value, null);
  }

  /** A set of something. */
  public static Resource stringSet(String name, List<String> values) {
    return new Resource(name, STRINGSET, 0.0, 0L, 0, List.copyOf(values));
  }
}
