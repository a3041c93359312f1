package dev.berth.engine.api.task;

import org.jspecify.annotations.Nullable;

/**
 * Why a part of a call came to nothing.
 *
 * @param arn what stood in the way, or what is missing
 */
public record Failure(@Nullable String arn, @Nullable String reason, @Nullable String detail) {
  /** A failure of which there is nothing more to say. */
  public static Failure of(String arn, String reason) {
    return new Failure(arn, reason, null);
  }
}
