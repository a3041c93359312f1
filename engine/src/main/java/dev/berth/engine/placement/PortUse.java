package dev.berth.engine.placement;

import dev.berth.engine.model.HostPorts;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.List;

/** Which host ports are taken or reserved, over all instances. */
final class PortUse {
  private static final long UDP = 1L << 16;
  private static final int INSTANCE_SHIFT = 17;
  private static final int MAX_PORT = 65_535;

  private final LongOpenHashSet used = new LongOpenHashSet();

  boolean areFree(int instance, HostPorts ports) {
    return noneUsed(instance, 0, ports.tcp()) && noneUsed(instance, UDP, ports.udp());
  }

  void take(int instance, HostPorts ports) {
    add(instance, 0, ports.tcp());
    add(instance, UDP, ports.udp());
  }

  /** Takes all that is taken there. */
  void takeAll(PortUse other) {
    used.addAll(other.used);
  }

  void giveBack(int instance, HostPorts ports) {
    remove(instance, 0, ports.tcp());
    remove(instance, UDP, ports.udp());
  }

  /** All ports of an instance that are taken or reserved; reserved ones first, as given. */
  HostPorts used(int instance, HostPorts reserved) {
    return new HostPorts(used(instance, 0, reserved.tcp()), used(instance, UDP, reserved.udp()));
  }

  private List<Integer> used(int instance, long protocol, List<Integer> reserved) {
    List<Integer> all = new ArrayList<>(reserved);
    for (int port = 1; port <= MAX_PORT; port++) {
      if (used.contains(key(instance, port) | protocol) && !reserved.contains(port)) {
        all.add(port);
      }
    }
    return all;
  }

  private boolean noneUsed(int instance, long protocol, List<Integer> ports) {
    for (int i = 0; i < ports.size(); i++) {
      if (used.contains(key(instance, ports.get(i)) | protocol)) {
        return false;
      }
    }
    return true;
  }

  private void add(int instance, long protocol, List<Integer> ports) {
    for (int i = 0; i < ports.size(); i++) {
      used.add(key(instance, ports.get(i)) | protocol);
    }
  }

  private void remove(int instance, long protocol, List<Integer> ports) {
    for (int i = 0; i < ports.size(); i++) {
      used.remove(key(instance, ports.get(i)) | protocol);
    }
  }

  private static long key(int instance, int port) {
    return (long) instance << INSTANCE_SHIFT | port;
  }
}
