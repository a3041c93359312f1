package dev.berth.engine.account.registration;

import static dev.berth.engine.account.registration.RegistrationFixtures.accepted;
import static dev.berth.engine.account.registration.RegistrationFixtures.app;
import static dev.berth.engine.account.registration.RegistrationFixtures.assertAlsoRefused;
import static dev.berth.engine.account.registration.RegistrationFixtures.assertRefused;
import static dev.berth.engine.account.registration.RegistrationFixtures.containers;
import static dev.berth.engine.account.registration.RegistrationFixtures.map;
import static dev.berth.engine.account.registration.RegistrationFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.taskdefinition.PortMapping;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkChecksTest {
  private static final String PORTS = "containerDefinitions.0.portMappings";

  @Test
  @Tag("rule.td-container-port-is-needed")
  void containerPort_leftOutOrImpossible_isRefused() {
    String message = "Invalid 'containerPort' setting for container 'app'.";

    accepted(ports("bridge", map("containerPort", 65_535)));
    assertRefused(ports("bridge", map("hostPort", 80)), PORTS + ".0.containerPort", message);
    assertRefused(ports("bridge", map("containerPort", 0)), PORTS + ".0.containerPort", message);
    assertRefused(
        ports("bridge", map("containerPort", 65_536)), PORTS + ".0.containerPort", message);
  }

  @Test
  @Tag("rule.td-host-port-range")
  void hostPort_outOfBounds_isRefused() {
    assertRefused(
        ports("bridge", map("containerPort", 80, "hostPort", 65_536)),
        PORTS + ".0.hostPort",
        "Invalid 'hostPort' setting for container 'app'.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"awsvpc", "host"})
  @Tag("rule.td-host-port-matches-container-port")
  void hostPort_otherThanTheContainersWithoutBridge_isRefused(String mode) {
    accepted(ports(mode, map("containerPort", 80, "hostPort", 80)));
    assertRefused(
        ports(mode, map("containerPort", 80, "hostPort", 8_080)),
        PORTS + ".0.hostPort",
        "When networkMode=%s, the host ports and container ports in port mappings must match."
            .formatted(mode));
    assertThat(mapping(ports(mode, map("containerPort", 80))).hostPort()).isEqualTo(80);
  }

  @Test
  @Tag("rule.td-bridge-host-port-may-be-dynamic")
  void hostPort_leftOutInBridge_isChosenLater() {
    assertThat(mapping(ports("bridge", map("containerPort", 80))).hostPort()).isZero();
    assertThat(mapping(ports("bridge", map("containerPort", 80, "hostPort", 8_080))).hostPort())
        .isEqualTo(8_080);
  }

  @Test
  @Tag("rule.td-no-ports-without-network")
  void ports_withoutNetwork_areRefused() {
    accepted(ports("none"));
    assertRefused(
        ports("none", map("containerPort", 80)),
        PORTS,
        "Port mappings are not supported when networkMode=none.");
  }

  @Test
  @Tag("rule.td-protocol-is-tcp-unless-udp")
  void protocol_thatIsNotUdp_isTcp() {
    assertThat(mapping(ports("bridge", map("containerPort", 53))).protocol()).isEqualTo("tcp");
    assertThat(mapping(ports("bridge", map("containerPort", 53, "protocol", "udp"))).protocol())
        .isEqualTo("udp");
    assertThat(mapping(ports("bridge", map("containerPort", 53, "protocol", "sctp"))).protocol())
        .isEqualTo("tcp");
  }

  @Test
  @Tag("rule.td-one-mapping-for-a-port")
  void port_underTwoProtocols_isRefused() {
    assertRefused(
        ports("bridge", map("containerPort", 53), map("containerPort", 53, "protocol", "udp")),
        PORTS + ".1",
        "container 'app' maps port 53 twice");
  }

  @Test
  @Tag("rule.td-port-range-form")
  void portRange_thatIsNone_isRefused() {
    accepted(ports("bridge", map("containerPortRange", "1-65535")));
    accepted(ports("awsvpc", map("containerPortRange", "8000-8001")));
    for (String range : List.of("80", "90-80", "80-80", "0-5", "1-65536", "a-b")) {
      assertRefused(
          ports("bridge", map("containerPortRange", range)),
          PORTS + ".0.containerPortRange",
          "'" + range + "' is no range of ports");
    }
  }

  @Test
  @Tag("rule.td-port-ranges-do-not-overlap")
  void portRanges_thatOverlap_areRefused() {
    accepted(
        ports(
            "bridge",
            map("containerPortRange", "80-89"),
            map("containerPortRange", "90-99"),
            map("containerPort", 100)));
    assertRefused(
        ports("bridge", map("containerPortRange", "80-90"), map("containerPortRange", "90-99")),
        PORTS + ".1",
        "container 'app' maps port 90-99 twice");
  }

  @Test
  @Tag("rule.td-port-range-network-modes")
  void portRange_onTheHostsNetwork_isRefused() {
    assertRefused(
        ports("host", map("containerPortRange", "80-90")),
        PORTS + ".0.containerPortRange",
        "Port ranges are not supported when networkMode=host.");
  }

  @Test
  @Tag("rule.td-port-or-range")
  void portRange_besideAPort_isRefused() {
    assertRefused(
        ports("bridge", map("containerPortRange", "80-90", "containerPort", 80)),
        PORTS + ".0.containerPortRange",
        "cannot specify both single port and port range");
  }

  @Test
  @Tag("rule.td-at-most-100-static-ports")
  void ports_withMoreThan100HostPorts_areRefused() {
    accepted(many(100, true));
    accepted(many(101, false));
    assertRefused(many(101, true), PORTS, "101 port mappings with a host port");
  }

  @Test
  @Tag("rule.td-at-most-100-port-ranges")
  void ports_withMoreThan100Ranges_areRefused() {
    List<Map<String, Object>> ranges = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ranges.add(map("containerPortRange", (1 + 2 * i) + "-" + (2 + 2 * i)));
    }
    accepted(containers(app("portMappings", ranges)));
    ranges.add(map("containerPortRange", "1001-1002"));
    assertRefused(containers(app("portMappings", ranges)), PORTS, "101 port ranges");
  }

  @Test
  @Tag("rule.td-port-name-form")
  void portName_ofOtherCharacters_isRefused() {
    accepted(ports("bridge", map("containerPort", 80, "name", "a-1_b".repeat(12) + "abcd")));
    for (String name : List.of("Web", "-web", "w".repeat(65))) {
      assertRefused(
          ports("bridge", map("containerPort", 80, "name", name)),
          PORTS + ".0.name",
          "'" + name + "' cannot be the name of a port mapping");
    }
  }

  @Test
  @Tag("rule.td-app-protocol-words")
  void appProtocol_thatIsUnknown_isRefused() {
    accepted(ports("bridge", map("containerPort", 80, "appProtocol", "grpc")));
    assertRefused(
        ports("bridge", map("containerPort", 80, "appProtocol", "ftp")),
        PORTS + ".0.appProtocol",
        "unknown value 'ftp' of appProtocol");
  }

  @Test
  @Tag("rule.td-links-only-in-bridge")
  void links_outsideOfBridge_areRefused() {
    List<?> linked = List.of(app("links", List.of("side:alias")), app("name", "side"));

    accepted(task("containerDefinitions", linked));
    for (String mode : List.of("awsvpc", "host", "none")) {
      assertRefused(
          task("containerDefinitions", linked, "networkMode", mode),
          "containerDefinitions.0.links",
          "Links are not supported when networkMode=" + mode + ".");
    }
  }

  @Test
  @Tag("rule.td-links-lead-to-containers")
  void link_toNobody_isRefused() {
    assertRefused(
        containers(app("links", List.of("side"))),
        "containerDefinitions.0.links.0",
        "container 'app' links to 'side', which does not exist");
  }

  @Test
  @Tag("rule.td-links-have-no-cycle")
  void links_inACircle_areRefused() {
    assertRefused(
        containers(app("links", List.of("side")), app("name", "side", "links", List.of("app:a"))),
        "containerDefinitions",
        "Container links should not have a cycle");
  }

  @Test
  @Tag("rule.td-awsvpc-refuses-host-settings")
  void container_withSettingsOfItsOwnNetworkInAwsvpc_isRefused() {
    String disabled = "Disable Networking is not supported on container when networkMode=awsvpc";

    accepted(containers(app("hostname", "h", "disableNetworking", true)));
    assertRefused(
        awsvpc(app("disableNetworking", true)),
        "containerDefinitions.0.disableNetworking",
        disabled);
    assertRefused(
        awsvpc(app("hostname", "h")),
        "containerDefinitions.0.hostname",
        "hostname is not supported on container when networkMode=awsvpc");
    assertRefused(
        awsvpc(app("extraHosts", List.of(map("hostname", "h", "ipAddress", "10.0.0.1")))),
        "containerDefinitions.0.extraHosts",
        "extraHosts is not supported on container when networkMode=awsvpc");
  }

  @Test
  @Tag("rule.td-proxy-configuration")
  void proxy_withoutItsContainerOrAwsvpc_isRefused() {
    accepted(proxied("awsvpc", "app"));
    assertRefused(
        proxied("bridge", "app"),
        "proxyConfiguration",
        "a proxy of a service mesh needs networkMode=awsvpc");
    assertAlsoRefused(
        proxied("awsvpc", "envoy"),
        "proxyConfiguration.containerName",
        "the proxy 'envoy' is no container of the task");
  }

  private static RegisterTaskDefinition proxied(String mode, String container) {
    return task(
        "networkMode",
        mode,
        "proxyConfiguration",
        map("type", "APPMESH", "containerName", container));
  }

  private static RegisterTaskDefinition awsvpc(Map<String, Object> container) {
    return task("networkMode", "awsvpc", "containerDefinitions", List.of(container));
  }

  @SafeVarargs
  private static RegisterTaskDefinition ports(String mode, Map<String, Object>... mappings) {
    return task(
        "networkMode",
        mode,
        "containerDefinitions",
        List.of(app("portMappings", List.of(mappings))));
  }

  private static RegisterTaskDefinition many(int count, boolean fixed) {
    List<Map<String, Object>> mappings = new ArrayList<>();
    for (int port = 1; port <= count; port++) {
      mappings.add(map("containerPort", port, "hostPort", fixed ? 1_000 + port : 0));
    }
    return containers(app("portMappings", mappings));
  }

  private static PortMapping mapping(RegisterTaskDefinition call) {
    List<PortMapping> mappings = RegistrationFixtures.container(call).portMappings();
    assertThat(mappings).hasSize(1);
    return mappings.getFirst();
  }
}
