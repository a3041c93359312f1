package dev.berth.engine.api.taskdefinition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A volume that containers may mount.
 *
 * @param configuredAtLaunch whether the one who runs the task says what it is
 */
public record Volume(
    @Nullable String name,
    @Nullable HostVolumeProperties host,
    @Nullable DockerVolumeConfiguration dockerVolumeConfiguration,
    @Nullable EfsVolumeConfiguration efsVolumeConfiguration,
    @Nullable Map<String, Object> s3filesVolumeConfiguration,
    @Nullable Map<String, Object> fsxWindowsFileServerVolumeConfiguration,
    @Nullable Boolean configuredAtLaunch,
    Map<String, Object> more) {
  public Volume {
    s3filesVolumeConfiguration = Copies.map(s3filesVolumeConfiguration);
    fsxWindowsFileServerVolumeConfiguration = Copies.map(fsxWindowsFileServerVolumeConfiguration);
    more = Copies.members(more);
  }
}
