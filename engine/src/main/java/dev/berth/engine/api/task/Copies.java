package dev.berth.engine.api.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies of what a caller brings, who may leave it out. */
final class Copies {
  private Copies() {}

  static <T> @Nullable List<T> list(@Nullable List<T> given) {
    return given == null ? null : List.copyOf(given);
  }
}
