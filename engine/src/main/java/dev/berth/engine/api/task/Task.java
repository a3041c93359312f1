package dev.berth.engine.api.task;

import dev.berth.engine.api.tag.Tag;
import dev.berth.engine.api.taskdefinition.EphemeralStorage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ECS says of a task. Moments are nanoseconds since the world's epoch.
 *
 * @param cpu the task-level CPU units, if there are any
 * @param version 1 for a new task, and more with each change
 */
public record Task(
    List<Attachment> attachments,
    @Nullable String availabilityZone,
    @Nullable String capacityProviderName,
    @Nullable String clusterArn,
    @Nullable String connectivity,
    @Nullable Long connectivityAt,
    @Nullable String containerInstanceArn,
    List<Container> containers,
    @Nullable String cpu,
    @Nullable Long createdAt,
    String desiredStatus,
    @Nullable Boolean enableExecuteCommand,
    @Nullable Long executionStoppedAt,
    @Nullable String group,
    @Nullable String healthStatus,
    String lastStatus,
    @Nullable String launchType,
    @Nullable String memory,
    @Nullable TaskOverride overrides,
    @Nullable Long pullStartedAt,
    @Nullable Long pullStoppedAt,
    @Nullable Long startedAt,
    @Nullable String startedBy,
    @Nullable String stopCode,
    @Nullable Long stoppedAt,
    @Nullable String stoppedReason,
    @Nullable Long stoppingAt,
    List<Tag> tags,
    String taskArn,
    @Nullable String taskDefinitionArn,
    @Nullable Long version,
    @Nullable EphemeralStorage ephemeralStorage) {
  public Task {
    attachments = List.copyOf(attachments);
    containers = List.copyOf(containers);
    tags = List.copyOf(tags);
  }
}
