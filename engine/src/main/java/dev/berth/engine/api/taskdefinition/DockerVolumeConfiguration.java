package dev.berth.engine.api.taskdefinition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A volume that Docker keeps. */
public record DockerVolumeConfiguration(
    @Nullable String scope,
    @Nullable Boolean autoprovision,
    @Nullable String driver,
    Map<String, Object> more) {
  public DockerVolumeConfiguration {
    more = Copies.members(more);
  }
}
