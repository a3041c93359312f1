package dev.berth.engine.placement;

import dev.berth.engine.model.HostPorts;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which host ports are taken or reserved on each instance. */
final class PortUse {
  /** Set in the number of a UDP port; ports of TCP stand for themselves. */
  private static final int UDP = 1 << 16;

  /** In no order, and {@code null} where no port was ever taken: few are in use on an instance. */
  private @Nullable IntArrayList[] used = new IntArrayList[0];

  void resize(int capacity) {
    used = Arrays.copyOf(used, capacity);
  }

  void copyFrom(PortUse other) {
    used = other.used.clone();
    for (int instance = 0; instance < used.length; instance++) {
      IntArrayList ports = used[instance];
      used[instance] = ports == null ? null : new IntArrayList(ports);
    }
  }

  boolean areFree(int instance, HostPorts ports) {
    IntArrayList taken = used[instance];
    return taken == null || noneOf(taken, 0, ports.tcp()) && noneOf(taken, UDP, ports.udp());
  }

  void take(int instance, HostPorts ports) {
    if (ports.isEmpty()) {
      return;
    }
    IntArrayList taken = used[instance];
    if (taken == null) {
      taken = new IntArrayList();
      used[instance] = taken;
    }
    add(taken, 0, ports.tcp());
    add(taken, UDP, ports.udp());
  }

  void giveBack(int instance, HostPorts ports) {
    IntArrayList taken = used[instance];
    if (taken != null) {
      remove(taken, 0, ports.tcp());
      remove(taken, UDP, ports.udp());
    }
  }

  /** All ports of an instance that are taken or reserved; reserved ones first, as given. */
  HostPorts used(int instance, HostPorts reserved) {
    IntArrayList taken = used[instance];
    return taken == null
        ? reserved
        : new HostPorts(used(taken, 0, reserved.tcp()), used(taken, UDP, reserved.udp()));
  }

  private static List<Integer> used(IntArrayList taken, int protocol, List<Integer> reserved) {
    List<Integer> all = new ArrayList<>(reserved);
    int[] ascending = taken.toIntArray();
    Arrays.sort(ascending);
    for (int port : ascending) {
      int number = port & ~UDP;
      if ((port & UDP) == protocol && !reserved.contains(number)) {
        all.add(number);
      }
    }
    return all;
  }

  private static boolean noneOf(IntArrayList taken, int protocol, List<Integer> ports) {
    for (int i = 0; i < ports.size(); i++) {
      if (taken.contains(ports.get(i) | protocol)) {
        return false;
      }
    }
    return true;
  }

  private static void add(IntArrayList taken, int protocol, List<Integer> ports) {
    for (int i = 0; i < ports.size(); i++) {
      int port = ports.get(i) | protocol;
      // A port may be given twice: among the reserved ones of an instance, say.
      if (!taken.contains(port)) {
        taken.add(port);
      }
    }
  }

  private static void remove(IntArrayList taken, int protocol, List<Integer> ports) {
    for (int i = 0; i < ports.size(); i++) {
      taken.rem(ports.get(i) | protocol);
    }
  }
}
