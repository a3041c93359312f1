package dev.berth.engine.api.taskdefinition;

import org.jspecify.annotations.Nullable;

/** A file system of Amazon EFS. */
public record EfsVolumeConfiguration(
    @Nullable String fileSystemId,
    @Nullable String rootDirectory,
    @Nullable String transitEncryption,
    @Nullable Integer transitEncryptionPort,
    @Nullable EfsAuthorizationConfig authorizationConfig) {}
