package dev.berth.engine.api;

/** What tests expect of outcomes. */
public final class Outcomes {
  private Outcomes() {}

  /** The response of a call that must have been carried out. */
  public static <R> R response(Outcome<R> outcome) {
    return switch (outcome) {
      case Outcome.Done<R>(R response) -> response;
      case Outcome.Refused<R>(EcsError error) -> throw new AssertionError("refused: " + error);
    };
  }

  /** The error of a call that must have been refused. */
  public static EcsError error(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Done<?>(Object response) -> throw new AssertionError("done: " + response);
      case Outcome.Refused<?>(EcsError error) -> error;
    };
  }
}
