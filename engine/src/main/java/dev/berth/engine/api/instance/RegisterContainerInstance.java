package dev.berth.engine.api.instance;

import dev.berth.engine.api.tag.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent says when it starts: here is an instance.
 *
 * @param instanceIdentityDocument EC2's word for which instance it is, as JSON
 * @param containerInstanceArn what it was registered as before
 * @param platformDevices its GPUs
 */
public record RegisterContainerInstance(
    @Nullable String cluster,
    @Nullable String instanceIdentityDocument,
    @Nullable String instanceIdentityDocumentSignature,
    @Nullable List<Resource> totalResources,
    @Nullable VersionInfo versionInfo,
    @Nullable String containerInstanceArn,
    @Nullable List<Attribute> attributes,
    @Nullable List<PlatformDevice> platformDevices,
    @Nullable List<Tag> tags)
    implements InstanceOperation<RegisterContainerInstance.Response> {
  /** A device of the instance. */
  public record PlatformDevice(@Nullable String id, @Nullable String type) {}

  /** The instance as it was registered. */
  public record Response(ContainerInstance containerInstance) {}
}
