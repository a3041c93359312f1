package dev.berth.engine.api.cluster;

import org.jspecify.annotations.Nullable;

/** How commands are executed in a cluster's containers, and with which keys data is encrypted. */
public record ClusterConfiguration(
    @Nullable ExecuteCommandConfiguration executeCommandConfiguration,
    @Nullable ManagedStorageConfiguration managedStorageConfiguration) {
  /**
   * How commands are executed.
   *
   * @param logging {@code NONE}, {@code DEFAULT} or {@code OVERRIDE}, which needs a
   *     logConfiguration
   */
  public record ExecuteCommandConfiguration(
      @Nullable String kmsKeyId,
      @Nullable String logging,
      @Nullable ExecuteCommandLogConfiguration logConfiguration) {}

  /** Where the output of commands goes. */
  public record ExecuteCommandLogConfiguration(
      @Nullable String cloudWatchLogGroupName,
      @Nullable Boolean cloudWatchEncryptionEnabled,
      @Nullable String s3BucketName,
      @Nullable Boolean s3EncryptionEnabled,
      @Nullable String s3KeyPrefix) {}

  /** With which keys storage is encrypted. */
  public record ManagedStorageConfiguration(
      @Nullable String kmsKeyId, @Nullable String fargateEphemeralStorageKmsKeyId) {}
}
