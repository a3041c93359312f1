package dev.berth.engine.api.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies of what may be left out. */
final class Copies {
  private Copies() {}

  static <T> @Nullable List<T> list(@Nullable List<T> given) {
    return given == null ? null : List.copyOf(given);
  }
}
