package dev.berth.engine.api;

import java.util.function.Function;

/**
 * What ECS answers to a call of an operation.
 *
 * @param <R> the response of the operation
 */
public sealed interface Outcome<R> {
  /** The call was carried out, perhaps in part: the response says so. */
  record Done<R>(R response) implements Outcome<R> {}

  /** The call was refused as a whole; nothing has changed. */
  record Refused<R>(EcsError error) implements Outcome<R> {}

  /** The outcome of a call that was carried out. */
  static <R> Outcome<R> of(R response) {
    return new Done<>(response);
  }

  /** The outcome of a call that was refused. */
  static <R> Outcome<R> refused(EcsError error) {
    return new Refused<>(error);
  }

  /** The same with the next step taken, if there is something to take it with. */
  default <S> Outcome<S> then(Function<R, Outcome<S>> step) {
    return switch (this) {
      case Done<R>(R response) -> step.apply(response);
      case Refused<R>(EcsError error) -> new Refused<>(error);
    };
  }
}
