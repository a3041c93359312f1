package dev.berth.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.policy.Binpack;
import dev.berth.engine.placement.policy.FirstFit;
import dev.berth.engine.placement.policy.RandomChoice;
import dev.berth.engine.placement.policy.Spread;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Examples of every rule; ties go to the lowest instance unless said otherwise. */
class ReferencePlacementTest {
  private static final Resources SMALL = Resources.of(256, 256);
  private static final Spread BY_ZONE = new Spread("attribute:ecs.availability-zone");

  private final ClusterState cluster = new ClusterState();
  private final UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(1);

  @Test
  void cluster_withoutInstances_hasNoPlace() {
    assertThat(choose(SMALL)).isEqualTo(Placement.NO_INSTANCE);
  }

  @Test
  @Tag("rule.placement-binpack-memory")
  void binpackByMemory_choosesTheInstanceWithTheLeastLeftThatFits() {
    register(4096, 4096, "a");
    register(4096, 2048, "a");
    register(4096, 1024, "a");
    register(4096, 128, "a");

    assertThat(choose(SMALL, new Binpack(Binpack.Field.MEMORY))).isEqualTo(2);
  }

  @Test
  @Tag("rule.placement-binpack-cpu")
  void binpackByCpu_looksAtCpuAlone() {
    register(4096, 512, "a");
    register(1024, 8192, "a");

    assertThat(choose(SMALL, new Binpack(Binpack.Field.CPU))).isEqualTo(1);
  }

  @Test
  @Tag("rule.placement-binpack-remaining")
  void binpack_looksAtWhatIsLeft_notAtWhatIsRegistered() {
    register(4096, 4096, "a");
    register(2048, 2048, "a");
    cluster.take(0, asking(Resources.of(3072, 3072), "other"));

    assertThat(choose(SMALL, new Binpack(Binpack.Field.CPU))).isZero();
  }

  @Test
  @Tag("rule.placement-spread-instance")
  void spreadByInstance_choosesTheOneWithTheFewestTasksOfTheGroup() {
    register(4096, 4096, "a");
    register(4096, 4096, "a");
    register(4096, 4096, "a");
    take(0, 1);
    take(1, 2);
    take(2, 1);
    cluster.take(0, asking(SMALL, "other"));

    assertThat(choose(SMALL, new Spread("instanceId"))).isZero();
    assertThat(choose(SMALL, new Spread("host"))).isZero();
  }

  @Test
  @Tag("rule.placement-spread-attribute")
  void spreadByZone_choosesTheZoneWithTheFewestTasks() {
    register(4096, 4096, "a");
    register(4096, 4096, "b");
    register(4096, 4096, "b");
    take(0, 2);
    take(1, 1);

    assertThat(choose(SMALL, BY_ZONE)).isEqualTo(1);
  }

  @Test
  @Tag("rule.placement-spread-counts-all-instances")
  void spreadByZone_countsInstancesWithoutRoomToo() {
    register(1024, 1024, "a");
    register(4096, 4096, "a");
    register(4096, 4096, "b");
    take(0, 4);
    take(2, 3);

    assertThat(choose(SMALL, BY_ZONE)).isEqualTo(2);
  }

  @Test
  @Tag("rule.placement-spread-desired-status")
  void spread_countsTasksWantedRunningOnly() {
    register(4096, 4096, "a");
    register(4096, 4096, "b");
    take(0, 2);
    take(1, 1);
    cluster.giveBack(0, asking(SMALL, "web"));
    cluster.giveBack(0, asking(SMALL, "web"));

    assertThat(choose(SMALL, BY_ZONE)).isZero();
  }

  @Test
  @Tag("rule.placement-spread-missing-attribute")
  void spread_overAnAttributeThatSomeLack_takesTheseTogether() {
    cluster.register(RegisteredResources.of(Resources.of(4096, 4096)), Map.of("rack", "r1"));
    cluster.register(RegisteredResources.of(Resources.of(4096, 4096)), Map.of());
    cluster.register(RegisteredResources.of(Resources.of(4096, 4096)), Map.of());
    take(0, 2);
    take(1, 3);

    assertThat(choose(SMALL, new Spread("attribute:rack"))).isZero();
  }

  @Test
  @Tag("rule.placement-chain")
  void chain_ofZoneSpreadAndBinpack_packsWithinTheEmptiestZone() {
    register(1024, 1024, "a");
    register(8192, 8192, "b");
    register(2048, 2048, "b");
    take(0, 1);

    assertThat(choose(SMALL, BY_ZONE, new Binpack(Binpack.Field.MEMORY))).isEqualTo(2);
  }

  @Test
  void chain_ofBinpackAndSpread_spreadsWithinTheFullest() {
    register(1024, 1024, "a");
    register(1024, 1024, "b");
    register(8192, 8192, "c");
    take(0, 1);
    cluster.take(1, asking(SMALL, "other"));

    assertThat(choose(SMALL, new Binpack(Binpack.Field.CPU), new Spread("instanceId")))
        .isEqualTo(1);
  }

  @Test
  void firstFit_choosesTheLowestThatFits() {
    register(128, 128, "a");
    register(4096, 4096, "a");
    register(256, 256, "a");

    assertThat(choose(SMALL, new FirstFit())).isEqualTo(1);
  }

  @Test
  @Tag("rule.placement-distinct-instance")
  void distinctInstance_excludesInstancesWithATaskOfTheGroup() {
    register(4096, 4096, "a");
    register(4096, 4096, "a");
    take(0, 1);
    cluster.take(1, asking(SMALL, "other"));

    assertThat(choose(request(SMALL, Constraints.DISTINCT_INSTANCE), TieBreak.LOWEST)).isEqualTo(1);
    take(1, 1);
    assertThat(choose(request(SMALL, Constraints.DISTINCT_INSTANCE), TieBreak.LOWEST))
        .isEqualTo(Placement.NO_INSTANCE);
  }

  @Test
  @Tag("rule.placement-distinct-instance-desired-status")
  void distinctInstance_onceATaskIsWantedStopped_allowsTheNext() {
    register(4096, 4096, "a");
    take(0, 1);
    cluster.giveBack(0, asking(SMALL, "web"));

    assertThat(choose(request(SMALL, Constraints.DISTINCT_INSTANCE), TieBreak.LOWEST)).isZero();
  }

  @Test
  @Tag("rule.placement-gpu")
  void gpuTask_goesWhereAGpuIsLeft() {
    register(8192, 8192, "a");
    cluster.register(RegisteredResources.of(Resources.ofGpus(8192, 8192, 1)), zone("a"));
    cluster.register(RegisteredResources.of(Resources.ofGpus(8192, 8192, 2)), zone("a"));
    Resources gpuTask = Resources.ofGpus(256, 256, 1);
    cluster.take(1, asking(gpuTask, "other"));

    assertThat(choose(gpuTask)).isEqualTo(2);
  }

  @Test
  @Tag("rule.placement-zero-cpu")
  void taskWithoutCpu_isNeverLimitedByCpu() {
    register(1024, 4096, "a");
    cluster.take(0, asking(Resources.of(1024, 256), "other"));

    assertThat(choose(Resources.of(0, 256))).isZero();
  }

  @Test
  @Tag("rule.placement-order-of-reasons")
  void rejections_nameTheFirstRuleThatExcludes() {
    cluster.register(RegisteredResources.of(new Resources(128, 128, 0)), zone("a"));
    cluster.register(RegisteredResources.of(new Resources(4096, 128, 0)), zone("a"));
    cluster.register(RegisteredResources.of(new Resources(4096, 4096, 0)), zone("a"));
    cluster.register(RegisteredResources.of(Resources.ofGpus(4096, 4096, 1)), zone("a"));
    cluster.register(RegisteredResources.of(Resources.ofGpus(4096, 4096, 1)), zone("a"));
    cluster.take(3, asking(SMALL, "web"));
    PlacementRequest request =
        request(Resources.ofGpus(256, 256, 1), Constraints.DISTINCT_INSTANCE);

    assertThat(Suitability.rejections(cluster, request))
        .containsExactly(
            Rejection.CPU, Rejection.MEMORY, Rejection.GPU, Rejection.DISTINCT_INSTANCE, null);
  }

  @Test
  @Tag("rule.placement-random-uniform")
  void random_overManyDraws_isUniformOverSuitableInstances() {
    for (int instance = 0; instance < 12; instance++) {
      register(instance < 2 ? 128 : 4096, 4096, "a");
    }

    assertThat(uniformity(TieBreak.LOWEST, List.of(new RandomChoice()), 2)).isGreaterThan(0.001);
  }

  @Test
  @Tag("rule.placement-ties")
  void ties_leftToChance_areUniform() {
    for (int instance = 0; instance < 10; instance++) {
      register(4096, 4096, "a");
    }

    assertThat(uniformity(TieBreak.RANDOM, List.of(), 0)).isGreaterThan(0.001);
    assertThat(uniformity(TieBreak.RANDOM, List.of(new Spread("instanceId")), 0))
        .isGreaterThan(0.001);
  }

  @Test
  void choice_withoutChance_drawsNothing() {
    register(4096, 4096, "a");
    register(4096, 4096, "a");
    long next = RandomSource.SPLIT_MIX_64.create(1).nextLong();

    choose(SMALL, new Spread("instanceId"), new Binpack(Binpack.Field.CPU));

    assertThat(random.nextLong()).isEqualTo(next);
  }

  /** The p-value of the choices being uniform over all instances from {@code first} on. */
  private double uniformity(TieBreak ties, List<PlacementPolicy> strategies, int first) {
    PlacementRequest request =
        PlacementRequest.of(TaskDemand.of(SMALL), "web", Constraints.NONE, strategies);
    Placement placement = new ReferencePlacement(ties);
    long[] counts = new long[cluster.size() - first];
    for (int i = 0; i < 20_000; i++) {
      counts[placement.choose(cluster, request, random) - first]++;
    }
    return ChiSquareTest.withDefaults().test(counts).getPValue();
  }

  private void register(int cpuUnits, int memoryMiB, String zone) {
    cluster.register(RegisteredResources.of(Resources.of(cpuUnits, memoryMiB)), zone(zone));
  }

  private void take(int instance, int tasks) {
    for (int i = 0; i < tasks; i++) {
      cluster.take(instance, asking(SMALL, "web"));
    }
  }

  private int choose(Resources demand, PlacementPolicy... strategies) {
    PlacementRequest request =
        PlacementRequest.of(TaskDemand.of(demand), "web", Constraints.NONE, List.of(strategies));
    return choose(request, TieBreak.LOWEST);
  }

  private int choose(PlacementRequest request, TieBreak ties) {
    return new ReferencePlacement(ties).choose(cluster, request, random);
  }

  private static PlacementRequest request(Resources demand, Constraints constraints) {
    return PlacementRequest.of(TaskDemand.of(demand), "web", constraints, List.of());
  }

  private static Map<String, String> zone(String name) {
    return Map.of("ecs.availability-zone", name);
  }

  private static PlacementRequest asking(Resources amounts, String group) {
    return PlacementRequest.of(TaskDemand.of(amounts), group, Constraints.NONE, List.of());
  }
}
