package dev.berth.engine.api.service;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a volume is that the task definition leaves to the launch. */
public record ServiceVolumeConfiguration(
    @Nullable String name, @Nullable Map<String, Object> managedEBSVolume) {}
