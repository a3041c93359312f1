package dev.berth.engine.placement;

import dev.berth.engine.model.HostPorts;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.List;

/** Which host ports are taken or reserved, over all instances. */
final class PortUse {
  private static final long UDP = 1L << 16;
  private static final int INSTANCE_SHIFT = 17;

  private final LongOpenHashSet used = new LongOpenHashSet();

  boolean areFree(int instance, HostPorts ports) {
    return noneUsed(instance, 0, ports.tcp()) && noneUsed(instance, UDP, ports.udp());
  }

  void take(int instance, HostPorts ports) {
    add(instance, 0, ports.tcp());
    add(instance, UDP, ports.udp());
  }

  void giveBack(int instance, HostPorts ports) {
    remove(instance, 0, ports.tcp());
    remove(instance, UDP, ports.udp());
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
