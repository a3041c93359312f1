package dev.berth.engine.cluster;

import dev.berth.engine.lifecycle.container.AgentSettings;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.record.InstanceInfo;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An instance that registers with a cluster.
 *
 * @param number unique in the world
 * @param ec2InstanceId {@code null} for one whose id is made of its number in the cluster
 * @param attributes those with a value
 * @param capabilities names of those without, shared by many instances and never changed
 * @param agent how its agent is set
 * @param scalingGroup the name of its Auto Scaling group, if it is of one
 */
public record Registrant(
    int number,
    InstanceInfo info,
    @Nullable String ec2InstanceId,
    RegisteredResources resources,
    Map<String, String> attributes,
    Set<String> capabilities,
    AgentSettings agent,
    @Nullable String scalingGroup) {
  /** An instance that is of no Auto Scaling group. */
  public Registrant(
      int number,
      InstanceInfo info,
      @Nullable String ec2InstanceId,
      RegisteredResources resources,
      Map<String, String> attributes,
      Set<String> capabilities,
      AgentSettings agent) {
    this(number, info, ec2InstanceId, resources, attributes, capabilities, agent, null);
  }
}
