package dev.berth.engine.api.service;

import org.jspecify.annotations.Nullable;

/** A deployment of a service in a list. */
public record ServiceDeploymentBrief(
    String serviceDeploymentArn,
    String serviceArn,
    String clusterArn,
    @Nullable Long startedAt,
    @Nullable Long createdAt,
    @Nullable Long finishedAt,
    @Nullable String targetServiceRevisionArn,
    String status,
    @Nullable String statusReason) {}
