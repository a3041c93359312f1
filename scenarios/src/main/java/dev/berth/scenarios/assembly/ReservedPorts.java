package dev.berth.scenarios.assembly;

import dev.berth.engine.InstanceGroup;
import dev.berth.engine.model.HostPorts;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.InstanceGroupSpec;
import java.util.List;

/** The ports that a scenario's instances keep from tasks. */
final class ReservedPorts {
  private static final int LAST_PORT = 65_535;
  private static final String TCP = "reservedPorts";
  private static final String UDP = "reservedPortsUdp";

  private final Document document;
  private final Problems problems;

  ReservedPorts(Document document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  /** What a group reserves; the default, if that is wrong, which is noted. */
  HostPorts of(String group, InstanceGroupSpec spec) {
    boolean valid = arePorts(spec.reservedPorts(), group, TCP);
    valid &= arePorts(spec.reservedPortsUdp(), group, UDP);
    HostPorts ports =
        new HostPorts(distinct(spec.reservedPorts()), distinct(spec.reservedPortsUdp()));
    if (ports.count() > InstanceGroup.MOST_RESERVED_PORTS) {
      problems.error(
          document.place("cluster", "instances", group, UDP),
          "instance group '%s' reserves %d ports".formatted(group, ports.count()),
          "ECS takes at most %d, TCP and UDP together"
              .formatted(InstanceGroup.MOST_RESERVED_PORTS));
      valid = false;
    }
    return valid ? ports : HostPorts.RESERVED_BY_AGENT;
  }

  private boolean arePorts(List<Integer> ports, String group, String property) {
    boolean valid = true;
    for (int i = 0; i < ports.size(); i++) {
      int port = ports.get(i);
      if (port < 1 || port > LAST_PORT) {
        problems.error(
            document.place("cluster", "instances", group, property, String.valueOf(i)),
            "an item of '%s' is %d".formatted(property, port),
            "expected a port, 1 to 65,535");
        valid = false;
      }
    }
    return valid;
  }

  private static List<Integer> distinct(List<Integer> ports) {
    return ports.stream().distinct().toList();
  }
}
