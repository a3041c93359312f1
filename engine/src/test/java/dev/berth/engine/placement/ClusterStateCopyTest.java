package dev.berth.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.SeededTest;
import dev.berth.engine.model.HostPorts;
import dev.berth.engine.model.InstanceStatus;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.index.IndexedPlacement;
import dev.berth.engine.placement.policy.Binpack;
import dev.berth.engine.placement.policy.NextFit;
import dev.berth.engine.placement.policy.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Copies of a cluster's state decide as it does, and are apart from it. */
class ClusterStateCopyTest {
  private static final List<List<PlacementPolicy>> CHAINS =
      List.of(
          List.of(),
          List.of(new Binpack(Binpack.Field.CPU)),
          List.of(new Spread("attribute:zone"), new Spread("instanceId")),
          List.of(new NextFit()));

  private record Placed(int instance, PlacementRequest request, long devices) {}

  @SeededTest(runs = 40)
  @Tag("rule.scheduler-places-as-the-cluster-would")
  void copy_atAnyTime_decidesAsTheOriginal(long seed) {
    UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
    ClusterState cluster = new ClusterState();
    Placement original = new IndexedPlacement(TieBreak.RANDOM);
    Placement onCopies = new IndexedPlacement(TieBreak.RANDOM);
    List<Placed> live = new ArrayList<>();
    for (int step = 0; step < 80; step++) {
      change(cluster, live, random, step);
      ClusterState copy = cluster.copy();
      for (int i = 0; i < 5; i++) {
        PlacementRequest request = request(random);
        UniformRandomProvider chance = RandomSource.SPLIT_MIX_64.create(seed + step);
        UniformRandomProvider sameChance = RandomSource.SPLIT_MIX_64.create(seed + step);
        int chosen = original.choose(cluster, request, chance);
        assertThat(onCopies.choose(copy, request, sameChance)).isEqualTo(chosen);
        assertThat(Suitability.rejections(copy, request))
            .isEqualTo(Suitability.rejections(cluster, request));
        if (chosen != Placement.NO_INSTANCE) {
          long devices = cluster.take(chosen, request);
          assertThat(copy.take(chosen, request)).isEqualTo(devices);
          live.add(new Placed(chosen, request, devices));
        }
      }
    }
  }

  @Test
  void copy_thatIsChanged_leavesTheOriginalAsItWas() {
    ClusterState cluster = new ClusterState();
    cluster.register(RegisteredResources.of(Resources.ofGpus(4, 4, 1)), Map.of("zone", "z0"));
    PlacementRequest request =
        PlacementRequest.of(
            new TaskDemand(Resources.ofGpus(4, 4, 1), new HostPorts(List.of(80), List.of()), false),
            "group",
            Constraints.DISTINCT_INSTANCE,
            List.of());
    ClusterState copy = cluster.copy();

    copy.take(0, request);
    copy.setStatus(0, InstanceStatus.DRAINING);
    copy.setAgentConnected(0, false);
    copy.setAttribute(0, "zone", "z1");
    copy.register(RegisteredResources.of(Resources.of(1, 1)), Map.of());

    assertThat(Suitability.rejections(cluster, request)).containsExactly((Rejection) null);
    assertThat(cluster.attributes(0)).containsEntry("zone", "z0");
    assertThat(cluster.size()).isEqualTo(1);
    assertThat(cluster.active()).isEqualTo(1);
    assertThat(cluster.runningTasks(0)).isZero();
  }

  private static void change(
      ClusterState cluster, List<Placed> live, UniformRandomProvider random, int step) {
    if (step < 4 || random.nextInt(10) == 0) {
      cluster.register(
          RegisteredResources.of(
              Resources.ofGpus(4 + random.nextInt(8), 4 + random.nextInt(8), random.nextInt(3))),
          Map.of("zone", "z" + random.nextInt(3)));
    }
    int instance = random.nextInt(cluster.size());
    switch (random.nextInt(6)) {
      case 0 -> cluster.setStatus(instance, InstanceStatus.DRAINING);
      case 1 -> cluster.setStatus(instance, InstanceStatus.ACTIVE);
      case 2 -> cluster.setAgentConnected(instance, random.nextBoolean());
      case 3 -> cluster.setAttribute(instance, "zone", "z" + random.nextInt(4));
      default -> {
        if (!live.isEmpty()) {
          Placed task = live.remove(random.nextInt(live.size()));
          cluster.giveBack(task.instance, task.request, task.devices);
        }
      }
    }
  }

  private static PlacementRequest request(UniformRandomProvider random) {
    Resources amounts =
        Resources.ofGpus(random.nextInt(4), random.nextInt(4), random.nextInt(6) == 0 ? 1 : 0);
    HostPorts ports =
        random.nextInt(4) == 0 ? new HostPorts(List.of(80), List.of()) : HostPorts.NONE;
    return PlacementRequest.of(
        new TaskDemand(amounts, ports, false),
        "group" + random.nextInt(2),
        random.nextInt(4) == 0 ? Constraints.DISTINCT_INSTANCE : Constraints.NONE,
        CHAINS.get(random.nextInt(CHAINS.size())));
  }
}
