package dev.berth.engine.api.taskdefinition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings that only Linux has. */
public record LinuxParameters(
    @Nullable KernelCapabilities capabilities,
    @Nullable List<Map<String, Object>> devices,
    @Nullable Boolean initProcessEnabled,
    @Nullable Integer sharedMemorySize,
    @Nullable List<Map<String, Object>> tmpfs,
    @Nullable Integer maxSwap,
    @Nullable Integer swappiness,
    Map<String, Object> more) {
  public LinuxParameters {
    devices = Copies.list(devices);
    tmpfs = Copies.list(tmpfs);
    more = Copies.members(more);
  }
}
