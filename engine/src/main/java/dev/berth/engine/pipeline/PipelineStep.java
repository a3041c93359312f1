package dev.berth.engine.pipeline;

import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a deployment pipeline.
 *
 * @param name unique in the world
 * @param atNanos when it begins, in nanoseconds since the world's epoch
 * @param register task definitions to register first, in this order
 * @param run what to run then; {@code null} for a step that only registers
 * @param waiting how long to follow the tasks
 * @param onFailure what to do when the step does not succeed
 */
public record PipelineStep(
    String name,
    long atNanos,
    List<RegisterTaskDefinition> register,
    @Nullable StepRun run,
    StepWait waiting,
    RollBack onFailure) {
  public PipelineStep {
    register = List.copyOf(register);
    if (atNanos < 0) {
      throw new IllegalArgumentException("a step before the world's epoch: " + atNanos + " ns");
    }
  }
}
