package dev.berth.engine.api;

/**
 * A resource that a call was about, and what stood in the way: one of ECS's {@code failures}.
 *
 * @param arn as far as it is known
 * @param reason such as {@code MISSING}
 */
public record MissingResource(String arn, String reason) {
  /** There is no such resource. */
  public static MissingResource of(String arn) {
    return new MissingResource(arn, "MISSING");
  }
}
