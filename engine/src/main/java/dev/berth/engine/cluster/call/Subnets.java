package dev.berth.engine.cluster.call;

import dev.berth.engine.placement.ClusterState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The subnets that a cluster's instances stand in. Where none has a name, any name will do. */
final class Subnets {
  private static final String SUBNET = "ecs.subnet-id";
  private static final String ZONE = "ecs.availability-zone";

  private final ClusterState instances;
  private Map<String, String> zones = Map.of();
  private int version = -1;

  Subnets(ClusterState instances) {
    this.instances = instances;
  }

  /** Whether a call may name this subnet. */
  boolean has(String subnet) {
    return zones().isEmpty() || zones().containsKey(subnet);
  }

  /** The availability zone of a subnet; {@code null} if it is not known. */
  @Nullable String zone(String subnet) {
    return zones().get(subnet);
  }

  private Map<String, String> zones() {
    if (version != instances.version()) {
      Map<String, String> found = new LinkedHashMap<>();
      for (int instance = 0; instance < instances.size(); instance++) {
        Map<String, String> attributes = instances.attributes(instance);
        String subnet = attributes.get(SUBNET);
        if (subnet != null) {
          found.put(subnet, attributes.getOrDefault(ZONE, ""));
        }
      }
      zones = found;
      version = instances.version();
    }
    return zones;
  }
}
