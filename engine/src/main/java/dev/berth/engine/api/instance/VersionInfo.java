package dev.berth.engine.api.instance;

import org.jspecify.annotations.Nullable;

/** What runs on a container instance, in which version. */
public record VersionInfo(
    @Nullable String agentVersion, @Nullable String agentHash, @Nullable String dockerVersion) {}
