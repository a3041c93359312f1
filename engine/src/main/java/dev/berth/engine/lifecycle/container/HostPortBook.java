package dev.berth.engine.lifecycle.container;

import dev.berth.engine.model.HostPorts;
import dev.berth.engine.model.PortMapping;
import dev.berth.engine.model.PortMapping.Protocol;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ports of a host as its agent knows them: ports that containers leave open are chosen here
 * when they start, one after the other through the range, so that no two get the same.
 */
public final class HostPortBook {
  private final AgentSettings.PortRange range;
  private final BitSet tcp = new BitSet();
  private final BitSet udp = new BitSet();
  private int next;

  /**
   * The book of an empty host.
   *
   * @param reserved ports that no container can have
   */
  public HostPortBook(AgentSettings.PortRange range, HostPorts reserved) {
    this.range = range;
    next = range.first();
    reserved.tcp().forEach(tcp::set);
    reserved.udp().forEach(udp::set);
  }

  /** Takes ports for all mappings of a container; {@code null}, and none taken, without them. */
  @Nullable List<NetworkBinding> take(List<PortMapping> mappings, boolean sameOnHost) {
    List<NetworkBinding> taken = new ArrayList<>();
    for (PortMapping mapping : mappings) {
      int wanted = sameOnHost ? mapping.containerPort() : mapping.hostPort();
      int port = wanted > 0 ? wanted : free(mapping.protocol());
      if (port == 0 || used(mapping.protocol()).get(port)) {
        giveBack(taken);
        return null;
      }
      used(mapping.protocol()).set(port);
      taken.add(new NetworkBinding(mapping.containerPort(), port, mapping.protocol()));
    }
    return taken;
  }

  /** Gives back what a container took. */
  void giveBack(List<NetworkBinding> bindings) {
    bindings.forEach(binding -> used(binding.protocol()).clear(binding.hostPort()));
  }

  private int free(Protocol protocol) {
    int size = range.last() - range.first() + 1;
    for (int i = 0; i < size; i++) {
      int port = next;
      next = next == range.last() ? range.first() : next + 1;
      if (!used(protocol).get(port)) {
        return port;
      }
    }
    return 0;
  }

  private BitSet used(Protocol protocol) {
    return switch (protocol) {
      case TCP -> tcp;
      case UDP -> udp;
    };
  }
}
