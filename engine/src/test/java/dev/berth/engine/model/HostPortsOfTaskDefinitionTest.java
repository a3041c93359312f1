package dev.berth.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.model.PortMapping.Protocol;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostPortsOfTaskDefinitionTest {
  @Test
  @Tag("rule.resources-ports-bridge")
  void hostPorts_inBridgeMode_areTheStaticOnes() {
    assertThat(hostPorts(NetworkMode.BRIDGE, mapping(80, 8080), mapping(81, 0)))
        .isEqualTo(new HostPorts(List.of(8080), List.of()));
  }

  @Test
  @Tag("rule.resources-ports-host")
  void hostPorts_inHostMode_areTheContainersOwn() {
    assertThat(hostPorts(NetworkMode.HOST, mapping(80, 0)))
        .isEqualTo(new HostPorts(List.of(80), List.of()));
  }

  @Test
  void hostPorts_ofBothProtocols_areKeptApart() {
    PortMapping dns = new PortMapping(53, 53, Protocol.UDP);

    assertThat(hostPorts(NetworkMode.BRIDGE, dns, mapping(53, 53)))
        .isEqualTo(new HostPorts(List.of(53), List.of(53)));
  }

  @ParameterizedTest
  @EnumSource(names = {"AWSVPC", "NONE"})
  @Tag("rule.resources-ports-awsvpc")
  void hostPorts_withoutTheHostsNetwork_areNone(NetworkMode mode) {
    assertThat(hostPorts(mode, mapping(80, 80))).isEqualTo(HostPorts.NONE);
  }

  private static PortMapping mapping(int containerPort, int hostPort) {
    return new PortMapping(containerPort, hostPort, Protocol.TCP);
  }

  private static HostPorts hostPorts(NetworkMode mode, PortMapping... mappings) {
    ContainerDefinition container =
        new ContainerDefinition("web", "web", 1, 1, 0, 0, true, List.of(mappings));
    return new TaskDefinition("web", 1, mode, 0, 0, List.of(container)).hostPorts();
  }
}
