package dev.berth.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.engine.InstanceGroup;
import dev.berth.engine.model.HostPorts;
import dev.berth.engine.model.InstanceType;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.policy.FirstFit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PortsAndInterfacesTest {
  private static final Resources SMALL = Resources.of(1, 1);

  private final ClusterState cluster = new ClusterState();
  private final Placement placement = new ReferencePlacement(TieBreak.LOWEST);

  @Test
  @Tag("rule.placement-static-port-conflict")
  void staticPort_takenOnOneInstance_goesToTheNext() {
    register(2, Integer.MAX_VALUE);
    PlacementRequest web = asking(new HostPorts(List.of(80), List.of()), false);

    assertThat(place(web)).isZero();
    assertThat(place(web)).isEqualTo(1);
    assertThat(place(web)).isEqualTo(Placement.NO_INSTANCE);
    assertThat(Suitability.rejections(cluster, web))
        .containsExactly(Rejection.PORTS, Rejection.PORTS);
  }

  @Test
  @Tag("rule.placement-static-port-given-back")
  void staticPort_givenBack_isFreeAgain() {
    register(1, Integer.MAX_VALUE);
    PlacementRequest web = asking(new HostPorts(List.of(80), List.of()), false);
    place(web);

    cluster.giveBack(0, web);

    assertThat(place(web)).isZero();
  }

  @Test
  @Tag("rule.placement-tcp-udp-apart")
  void samePortNumber_asTcpAndUdp_doesNotCollide() {
    register(1, Integer.MAX_VALUE);

    assertThat(place(asking(new HostPorts(List.of(53), List.of()), false))).isZero();
    assertThat(place(asking(new HostPorts(List.of(), List.of(53)), false))).isZero();
  }

  @Test
  @Tag("rule.placement-reserved-ports")
  void portOfTheAgent_isNeverFree() {
    register(1, Integer.MAX_VALUE);
    PlacementRequest ssh = asking(new HostPorts(List.of(22), List.of()), false);

    assertThat(place(ssh)).isEqualTo(Placement.NO_INSTANCE);
    assertThat(Rejection.PORTS.reason()).isEqualTo("RESOURCE:PORTS");
  }

  @Test
  @Tag("rule.placement-port-51680")
  void portThatOnlyTheGuideNames_isFreeUnlessTheGroupReservesIt() {
    cluster.register(group("plain").registered(), Map.of());
    HostPorts own = new HostPorts(List.of(51680), List.of(514));
    InstanceGroup metrics = group("metrics");
    cluster.register(metrics.with(metrics.capabilities(), own).registered(), Map.of());

    assertThat(rejectionsOf(new HostPorts(List.of(51680), List.of())))
        .containsExactly(null, Rejection.PORTS);
    assertThat(rejectionsOf(new HostPorts(List.of(), List.of(514))))
        .containsExactly(null, Rejection.PORTS);
    assertThat(rejectionsOf(new HostPorts(List.of(22), List.of())))
        .containsExactly(Rejection.PORTS, null);
  }

  @Test
  @Tag("rule.placement-reserved-ports-limit")
  void group_withMoreReservedPortsThanEcsTakes_isRefused() {
    HostPorts many =
        new HostPorts(
            IntStream.rangeClosed(1, 60).boxed().toList(),
            IntStream.rangeClosed(1, 41).boxed().toList());
    InstanceGroup group = group("many");

    assertThatThrownBy(() -> group.with(group.capabilities(), many))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("instance group 'many' reserves 101 ports");
  }

  @Test
  @Tag("rule.placement-interfaces")
  void interfaces_allTaken_excludeTheInstance() {
    register(1, 2);
    PlacementRequest own = asking(HostPorts.NONE, true);

    assertThat(place(own)).isZero();
    assertThat(place(own)).isZero();
    assertThat(place(own)).isEqualTo(Placement.NO_INSTANCE);
    assertThat(Suitability.rejections(cluster, own)).containsExactly(Rejection.NETWORK_INTERFACE);
    assertThat(place(asking(HostPorts.NONE, false))).isZero();
  }

  @Test
  @Tag("rule.placement-order-of-reasons")
  void rejection_whereSeveralApply_isTheFirstInOrder() {
    register(1, 0);
    TaskDemand tooMuch = new TaskDemand(Resources.of(100, 100), HostPorts.RESERVED_BY_AGENT, true);
    PlacementRequest request =
        PlacementRequest.of(tooMuch, "g", Constraints.NONE, List.of(new FirstFit()));

    assertThat(Suitability.rejections(cluster, request)).containsExactly(Rejection.CPU);
  }

  @Test
  void take_ofWhatIsNotThere_namesWhatIsMissing() {
    register(1, 0);

    assertThatThrownBy(() -> cluster.take(0, asking(HostPorts.NONE, true)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("RESOURCE:ENI");
  }

  private void register(int instances, int interfaces) {
    for (int i = 0; i < instances; i++) {
      cluster.register(
          new RegisteredResources(Resources.of(10, 10), interfaces, HostPorts.RESERVED_BY_AGENT),
          Map.of());
    }
  }

  private static InstanceGroup group(String name) {
    InstanceType type = new InstanceType("test.large", Resources.of(10, 10), 1_000, 0, 0.1);
    return new InstanceGroup(name, type, 1, List.of("a"), new TreeMap<>(), false);
  }

  private List<@Nullable Rejection> rejectionsOf(HostPorts wanted) {
    return Suitability.rejections(cluster, asking(wanted, false));
  }

  private int place(PlacementRequest request) {
    int instance = placement.choose(cluster, request, new SplitMix64(1));
    if (instance != Placement.NO_INSTANCE) {
      cluster.take(instance, request);
    }
    return instance;
  }

  private static PlacementRequest asking(HostPorts ports, boolean networkInterface) {
    return PlacementRequest.of(
        new TaskDemand(SMALL, ports, networkInterface),
        "family:web",
        Constraints.NONE,
        List.of(new FirstFit()));
  }
}
