package dev.berth.engine.api.task;

import dev.berth.engine.api.tag.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a volume is that the task definition leaves to the launch.
 *
 * @param name as in the task definition
 */
public record TaskVolumeConfiguration(
    @Nullable String name, @Nullable ManagedEbsVolume managedEBSVolume) {
  /** An EBS volume that ECS creates for the task. */
  public record ManagedEbsVolume(
      @Nullable Boolean encrypted,
      @Nullable String kmsKeyId,
      @Nullable String volumeType,
      @Nullable Integer sizeInGiB,
      @Nullable String snapshotId,
      @Nullable Integer volumeInitializationRate,
      @Nullable Integer iops,
      @Nullable Integer throughput,
      @Nullable List<EbsTagSpecification> tagSpecifications,
      @Nullable String roleArn,
      @Nullable TerminationPolicy terminationPolicy,
      @Nullable String filesystemType) {
    public ManagedEbsVolume {
      tagSpecifications = Copies.list(tagSpecifications);
    }
  }

  /** Tags of a volume. */
  public record EbsTagSpecification(
      @Nullable String resourceType, @Nullable List<Tag> tags, @Nullable String propagateTags) {
    public EbsTagSpecification {
      tags = Copies.list(tags);
    }
  }

  /** What becomes of a volume when its task stops. */
  public record TerminationPolicy(@Nullable Boolean deleteOnTermination) {}
}
