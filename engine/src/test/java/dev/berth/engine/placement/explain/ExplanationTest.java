package dev.berth.engine.placement.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.berth.engine.model.HostPorts;
import dev.berth.engine.model.InstanceStatus;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.Rejection;
import dev.berth.engine.placement.Requirements;
import dev.berth.engine.placement.policy.Binpack;
import dev.berth.engine.placement.policy.FirstFit;
import dev.berth.engine.placement.policy.RandomChoice;
import dev.berth.engine.placement.policy.Spread;
import dev.berth.engine.placement.query.ClusterQuery;
import dev.berth.engine.placement.query.QuerySyntaxException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final Obstacle CPU = new Obstacle(Rejection.CPU, "");
  private static final Obstacle MEMORY = new Obstacle(Rejection.MEMORY, "");
  private static final Obstacle DISTINCT = new Obstacle(Rejection.DISTINCT_INSTANCE, "");

  private final ClusterState cluster = new ClusterState();

  @Test
  void fullInstances_ofOneKind_areListedWithTheMostLeftFirst() {
    register("a", 3);
    take(0, 600, 100);
    take(1, 300, 100);
    take(2, 100, 1_000);

    Explanation explained = Explanation.of(cluster, request(800, 200), Placement.NO_INSTANCE);

    assertThat(explained.exclusions())
        .containsExactly(
            new Exclusion(CPU, List.of(1, 0), List.of(724, 424)),
            new Exclusion(MEMORY, List.of(2), List.of(24)));
    assertThat(explained.largeEnough()).isEqualTo(3);
    assertThat(explained.suitable()).isZero();
    assertThat(explained.narrowings()).isEmpty();
    assertThat(explained.isPlaced()).isFalse();
  }

  @Test
  void taskThatNearlyFits_isToldTheSmallestChangeOfEachKind() {
    register("a", 3);
    take(0, 600, 100);
    take(1, 300, 100);
    take(2, 100, 1_000);

    Explanation explained = Explanation.of(cluster, request(800, 200), Placement.NO_INSTANCE);

    assertThat(explained.remedies())
        .containsExactly(
            new Remedy.Smaller(Resources.of(76, 0), List.of(1)),
            new Remedy.Smaller(Resources.of(0, 176), List.of(2)));
  }

  @Test
  void taskThatIsTooLargeInSeveralWays_isToldThemTogether() {
    register("a", 2);
    take(0, 600, 1_000);
    take(1, 600, 900);

    Explanation explained = Explanation.of(cluster, request(800, 200), Placement.NO_INSTANCE);

    assertThat(explained.remedies())
        .containsExactly(new Remedy.Smaller(Resources.of(376, 76), List.of(1)));
  }

  @Test
  void distinctInstance_withRoomOnSome_isToldHowManyItBlocks() throws QuerySyntaxException {
    register("a", 4);
    PlacementRequest wanted =
        request(
            100,
            100,
            new Constraints(List.of(ClusterQuery.parse("attribute:zone == a")), true),
            List.of());
    register("b", 1);
    take(0, 1_000, 10);
    for (int instance = 1; instance < 5; instance++) {
      cluster.take(instance, wanted);
    }
    Obstacle elsewhere = new Obstacle(Rejection.MEMBER_OF, "attribute:zone == a");

    Explanation explained = Explanation.of(cluster, wanted, Placement.NO_INSTANCE);

    assertThat(explained.withRoom()).isEqualTo(4);
    assertThat(explained.exclusions())
        .containsExactly(
            new Exclusion(CPU, List.of(0), List.of(24)),
            new Exclusion(elsewhere, List.of(4), List.of()),
            new Exclusion(DISTINCT, List.of(1, 2, 3), List.of()));
    assertThat(explained.remedies())
        .containsExactly(
            new Remedy.Smaller(Resources.of(76, 0), List.of(0)),
            new Remedy.Without(DISTINCT, 4, List.of(1, 2, 3)));
  }

  @Test
  void rules_ofEveryKind_nameWhatTheyAreAbout() {
    register("a", 6);
    cluster.setStatus(0, InstanceStatus.DRAINING);
    cluster.setAgentConnected(1, false);
    cluster.setAttribute(2, "gpu-driver", null);
    cluster.setAttribute(3, "ecs.availability-zone", "z9");
    HostPorts web = new HostPorts(List.of(8080), List.of(53));
    cluster.take(4, request(new TaskDemand(Resources.NONE, web, false)));
    for (int i = 0; i < 2; i++) {
      cluster.take(5, request(new TaskDemand(Resources.NONE, HostPorts.NONE, true)));
    }
    PlacementRequest wanted =
        new PlacementRequest(
            new TaskDemand(Resources.of(1, 1), web, true),
            new Requirements(List.of("gpu-driver"), List.of("z1")),
            "family:web",
            Constraints.NONE,
            List.of());

    Explanation explained = Explanation.of(cluster, wanted, Placement.NO_INSTANCE);

    assertThat(explained.exclusions())
        .extracting(Exclusion::obstacle)
        .containsExactly(
            new Obstacle(Rejection.STATUS, "DRAINING"),
            new Obstacle(Rejection.AGENT, ""),
            new Obstacle(Rejection.ATTRIBUTE, "gpu-driver"),
            new Obstacle(Rejection.LOCATION, ""),
            new Obstacle(Rejection.PORTS, "8080/tcp"),
            new Obstacle(Rejection.NETWORK_INTERFACE, ""));
    assertThat(explained.remedies())
        .as("instance 4 lacks two ports: lifting one alone would not do")
        .extracting(remedy -> remedy.instances())
        .containsExactly(List.of(0), List.of(1), List.of(2), List.of(3), List.of(5));
  }

  @Test
  void gpus_sharedOrWhole_areMeasuredByTheDevicesThatWouldDo() {
    cluster.register(RegisteredResources.of(Resources.ofGpus(1_024, 1_024, 2)), Map.of());
    cluster.take(0, request(TaskDemand.of(new Resources(1, 1, 400))));
    cluster.take(0, request(TaskDemand.of(new Resources(1, 1, 700))));

    Explanation share =
        Explanation.of(
            cluster, request(TaskDemand.of(new Resources(1, 1, 650))), Placement.NO_INSTANCE);
    Explanation whole =
        Explanation.of(
            cluster, request(TaskDemand.of(new Resources(1, 1, 1_000))), Placement.NO_INSTANCE);

    assertThat(share.exclusions().getFirst().left()).containsExactly(600);
    assertThat(share.remedies())
        .containsExactly(new Remedy.Smaller(new Resources(0, 0, 50), List.of(0)));
    assertThat(whole.exclusions().getFirst().left()).containsExactly(0);
  }

  @Test
  void chain_ofSpreadAndBinpack_tellsWhatEachLinkWentBy() {
    register("a", 2);
    register("b", 2);
    PlacementRequest wanted =
        request(
            100,
            100,
            Constraints.NONE,
            List.of(new Spread("attribute:zone"), new Binpack(Binpack.Field.MEMORY)));
    cluster.take(0, wanted);
    take(3, 10, 500);

    Explanation explained = Explanation.of(cluster, wanted, 3);

    assertThat(explained.narrowings())
        .containsExactly(
            new Narrowing(
                new Spread("attribute:zone"),
                4,
                2,
                new Narrowing.ByValue(
                    "zone",
                    List.of(
                        new Narrowing.Value("a", 1, 2, false),
                        new Narrowing.Value("b", 0, 2, true)))),
            new Narrowing(
                new Binpack(Binpack.Field.MEMORY),
                2,
                1,
                new Narrowing.ByFigure(Narrowing.Figure.MEMORY_LEFT, 524, 1_024)));
    assertThat(explained.left()).containsExactly(3);
    assertThat(explained.suitable()).isEqualTo(4);
  }

  @Test
  void policies_thatDrawOrGoByOrder_sayNoMoreThanThat() {
    register("a", 3);

    Explanation random =
        Explanation.of(cluster, request(1, 1, Constraints.NONE, List.of(new RandomChoice())), 1);
    Explanation first =
        Explanation.of(cluster, request(1, 1, Constraints.NONE, List.of(new FirstFit())), 0);
    Explanation none = Explanation.of(cluster, request(1, 1), 2);

    assertThat(random.narrowings())
        .containsExactly(new Narrowing(new RandomChoice(), 3, 1, new Narrowing.ByChance()));
    assertThat(first.narrowings())
        .containsExactly(new Narrowing(new FirstFit(), 3, 1, new Narrowing.ByItself()));
    assertThat(none.left()).containsExactly(0, 1, 2);
  }

  @Test
  void spread_overInstances_goesByTasksOfTheGroup() {
    register("a", 2);
    PlacementRequest wanted = request(1, 1, Constraints.NONE, List.of(new Spread("instanceId")));
    cluster.take(0, wanted);

    assertThat(Explanation.of(cluster, wanted, 1).narrowings().getFirst().ground())
        .isEqualTo(new Narrowing.ByFigure(Narrowing.Figure.GROUP_TASKS, 0, 1));
  }

  @Test
  void decision_thatDoesNotFollow_isRefused() {
    register("a", 2);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Explanation.of(cluster, request(1, 1), Placement.NO_INSTANCE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Explanation.of(cluster, request(5_000, 1), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Explanation.of(cluster, request(1, 1, Constraints.NONE, List.of(new FirstFit())), 1));
  }

  /** Instances of 1,024 CPU units and 1,024 MiB, with two interfaces for tasks. */
  private void register(String zone, int count) {
    for (int i = 0; i < count; i++) {
      cluster.register(
          new RegisteredResources(Resources.of(1_024, 1_024), 2, HostPorts.RESERVED_BY_AGENT),
          Map.of("zone", zone, "ecs.availability-zone", "z1", "gpu-driver", "1"));
    }
  }

  private void take(int instance, int cpuUnits, int memoryMiB) {
    cluster.take(
        instance,
        PlacementRequest.of(
            TaskDemand.of(Resources.of(cpuUnits, memoryMiB)),
            "others",
            Constraints.NONE,
            List.of()));
  }

  private static PlacementRequest request(int cpuUnits, int memoryMiB) {
    return request(cpuUnits, memoryMiB, Constraints.NONE, List.of());
  }

  private static PlacementRequest request(TaskDemand demand) {
    return PlacementRequest.of(demand, "others", Constraints.NONE, List.of());
  }

  private static PlacementRequest request(
      int cpuUnits, int memoryMiB, Constraints constraints, List<PlacementPolicy> policies) {
    return PlacementRequest.of(
        TaskDemand.of(Resources.of(cpuUnits, memoryMiB)), "family:web", constraints, policies);
  }
}
