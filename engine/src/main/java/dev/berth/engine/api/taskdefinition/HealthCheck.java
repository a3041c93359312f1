package dev.berth.engine.api.taskdefinition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a container's health is looked after, unchecked; times are in seconds. */
public record HealthCheck(
    @Nullable List<String> command,
    @Nullable Integer interval,
    @Nullable Integer timeout,
    @Nullable Integer retries,
    @Nullable Integer startPeriod) {
  public HealthCheck {
    command = Copies.list(command);
  }
}
