package dev.berth.engine.api.taskdefinition;

import org.jspecify.annotations.Nullable;

/** How to log in at a private registry. */
public record RepositoryCredentials(@Nullable String credentialsParameter) {}
