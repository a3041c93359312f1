package dev.berth.engine.input;

import dev.berth.engine.model.Resources;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work that reaches a client at one instant: one or more like tasks.
 *
 * @param timeNanos virtual time since the world's epoch
 * @param sizeOverride the size of each task, where it is not the task definition's
 * @param executions what each task will do, one entry a task; at least one
 */
public record Arrival(
    long timeNanos, @Nullable Resources sizeOverride, List<Execution> executions) {
  public Arrival {
    if (timeNanos < 0) {
      throw new IllegalArgumentException("arrival before the world's epoch: " + timeNanos + " ns");
    }
    executions = List.copyOf(executions);
    if (executions.isEmpty()) {
      throw new IllegalArgumentException("an arrival of no tasks");
    }
  }
}
