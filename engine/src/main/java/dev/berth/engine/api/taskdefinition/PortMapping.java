package dev.berth.engine.api.taskdefinition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A port of a container on its host, unchecked.
 *
 * @param hostPort 0 or nothing for a port that the agent chooses
 */
public record PortMapping(
    @Nullable Integer containerPort,
    @Nullable Integer hostPort,
    @Nullable String protocol,
    @Nullable String name,
    @Nullable String appProtocol,
    @Nullable String containerPortRange,
    Map<String, Object> more) {
  public PortMapping {
    more = Copies.members(more);
  }
}
