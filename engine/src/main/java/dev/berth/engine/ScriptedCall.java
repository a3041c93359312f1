package dev.berth.engine;

import dev.berth.engine.api.Operation;
import dev.berth.engine.input.TaskConduct;

/**
 * A call that somebody makes at a time.
 *
 * @param timeNanos since the world's epoch
 * @param subject what the call is about, for whoever reads of it
 * @param conduct what each task will do that comes of the call
 */
public record ScriptedCall(
    long timeNanos, String subject, Operation<?> operation, TaskConduct conduct) {
  public ScriptedCall {
    if (timeNanos < 0) {
      throw new IllegalArgumentException("a call before the world's epoch: " + timeNanos + " ns");
    }
  }
}
