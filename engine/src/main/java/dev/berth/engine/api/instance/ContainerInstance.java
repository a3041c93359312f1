package dev.berth.engine.api.instance;

import dev.berth.engine.api.tag.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ECS says of a container instance.
 *
 * @param version grows with each change
 * @param runningTasksCount tasks on it whose desiredStatus is RUNNING
 * @param pendingTasksCount tasks on it whose lastStatus is PENDING
 * @param registeredAt in nanoseconds since the world's epoch
 * @param tags empty unless asked for
 * @param healthStatus {@code null} unless asked for
 */
public record ContainerInstance(
    String containerInstanceArn,
    String ec2InstanceId,
    @Nullable String capacityProviderName,
    long version,
    VersionInfo versionInfo,
    List<Resource> remainingResources,
    List<Resource> registeredResources,
    String status,
    boolean agentConnected,
    int runningTasksCount,
    int pendingTasksCount,
    @Nullable String agentUpdateStatus,
    List<Attribute> attributes,
    long registeredAt,
    List<Tag> tags,
    @Nullable ContainerInstanceHealthStatus healthStatus) {}
