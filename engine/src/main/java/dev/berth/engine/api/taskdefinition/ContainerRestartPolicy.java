package dev.berth.engine.api.taskdefinition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a container that exits is started again in its place, unchecked. */
public record ContainerRestartPolicy(
    @Nullable Boolean enabled,
    @Nullable List<Integer> ignoredExitCodes,
    @Nullable Integer restartAttemptPeriod) {
  public ContainerRestartPolicy {
    ignoredExitCodes = Copies.list(ignoredExitCodes);
  }
}
