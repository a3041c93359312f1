package dev.berth.engine.api.service;

import org.jspecify.annotations.Nullable;

/**
 * Who carries deployments out.
 *
 * @param type ECS, CODE_DEPLOY or EXTERNAL
 */
public record DeploymentController(@Nullable String type) {}
