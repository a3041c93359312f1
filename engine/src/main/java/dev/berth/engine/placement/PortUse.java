package dev.berth.engine.placement;

import dev.berth.engine.model.HostPorts;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/** Which host ports are taken or reserved, over all instances. */
final class PortUse {
  private static final long UDP = 1L << 16;
  private static final int INSTANCE_SHIFT = 17;

  private final LongOpenHashSet used = new LongOpenHashSet();

  boolean areFree(int instance, HostPorts ports) {
    for (int port : ports.tcp()) {
      if (used.contains(key(instance, port))) {
        return false;
      }
    }
    for (int port : ports.udp()) {
      if (used.contains(key(instance, port) | UDP)) {
        return false;
      }
    }
    return true;
  }

  void take(int instance, HostPorts ports) {
    ports.tcp().forEach(port -> used.add(key(instance, port)));
    ports.udp().forEach(port -> used.add(key(instance, port) | UDP));
  }

  void giveBack(int instance, HostPorts ports) {
    ports.tcp().forEach(port -> used.remove(key(instance, port)));
    ports.udp().forEach(port -> used.remove(key(instance, port) | UDP));
  }

  private static long key(int instance, int port) {
    return (long) instance << INSTANCE_SHIFT | port;
  }
}
