package dev.berth.engine.api.service;

import org.jspecify.annotations.Nullable;

/** Where a service's tasks are found by name. */
public record ServiceRegistry(
    @Nullable String registryArn,
    @Nullable Integer port,
    @Nullable String containerName,
    @Nullable Integer containerPort) {}
