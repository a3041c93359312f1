package dev.berth.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.berth.engine.SeededTest;
import dev.berth.engine.model.InstanceStatus;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.policy.FirstFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProvisioningQueueTest {
  private static final long MINUTE = 60_000_000_000L;

  private final ClusterState cluster = new ClusterState();
  private final Placement placement = new ReferencePlacement(TieBreak.LOWEST);
  private final ProvisioningQueue queue =
      new ProvisioningQueue(new ProvisioningLimits(4, 15 * MINUTE));

  @Test
  void waiting_withoutAnyChange_isNotTriedAgain() {
    register(2, 2);
    take(0, asking(2));
    queue.add(1, asking(1), cluster, 0);

    assertThat(queue.next(cluster)).isNull();
  }

  @Test
  void waiting_whenAnInstanceHasChanged_isTriedIfItWouldFit() {
    register(2, 2);
    take(0, asking(1));
    take(0, asking(1));
    queue.add(1, asking(2), cluster, 0);
    queue.add(2, asking(1), cluster, 0);

    cluster.giveBack(0, asking(1));

    // The one that has waited longer does not fit, and holds nobody up.
    assertThat(placeAll()).containsExactly(2L);
    assertThat(queue.size()).isEqualTo(1);
  }

  @Test
  @Tag("rule.provisioning-first-come")
  void likeTasks_leaveInTheOrderOfTheirWaiting() {
    register(2, 2);
    take(0, asking(2));
    queue.add(1, asking(1), cluster, 0);
    queue.add(2, asking(1), cluster, 0);
    queue.add(3, asking(1), cluster, 0);

    cluster.giveBack(0, asking(2));

    assertThat(placeAll()).containsExactly(1L, 2L);
  }

  @Test
  void newInstance_givesRoom() {
    queue.add(1, asking(2), cluster, 0);
    queue.add(2, asking(1), cluster, 0);

    register(2, 2);
    register(1, 1);

    assertThat(placeAll()).containsExactly(1L, 2L);
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void attribute_setLater_letsAnInstanceTakeATask() {
    register(2, 2);
    PlacementRequest picky =
        new PlacementRequest(
            TaskDemand.of(Resources.of(1, 1)),
            new Requirements(List.of("rack"), List.of()),
            "g",
            Constraints.NONE,
            List.of(new FirstFit()));
    queue.add(1, picky, cluster, 0);
    assertThat(queue.next(cluster)).isNull();

    cluster.setAttribute(0, "rack", "r1");

    assertThat(placeAll()).containsExactly(1L);
  }

  @Test
  @Tag("rule.provisioning-quota")
  void quota_reached_leavesNoRoom() {
    for (int task = 1; task <= 4; task++) {
      assertThat(queue.hasRoom()).isTrue();
      queue.add(task, asking(1), cluster, 0);
    }

    assertThat(queue.hasRoom()).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(() -> queue.add(5, asking(1), cluster, 0))
        .withMessageContaining("one more than 4");
    assertThat(queue.remove(2)).isNotNull();
    assertThat(queue.remove(2)).isNull();
    assertThat(queue.hasRoom()).isTrue();
  }

  @Test
  @Tag("rule.provisioning-time-out")
  void overdue_areThoseWhoseTimeIsUp() {
    queue.add(1, asking(1), cluster, 0);
    queue.add(2, asking(2), cluster, MINUTE);

    assertThat(queue.firstDeadline()).isEqualTo(15 * MINUTE);
    assertThat(queue.removeOverdue(15 * MINUTE - 1)).isEmpty();
    assertThat(queue.removeOverdue(15 * MINUTE))
        .extracting(ProvisioningQueue.Entry::task)
        .containsExactly(1L);
    assertThat(queue.firstDeadline()).isEqualTo(16 * MINUTE);
  }

  @Test
  @Tag("rule.provisioning-reason")
  void reason_isThatOfTheInstanceThatCameClosest() {
    assertThat(reason(asking(9))).isEqualTo("EMPTY CAPACITY PROVIDER");

    register(1, 9);
    register(9, 1);
    assertThat(reason(asking(9))).isEqualTo("RESOURCE:MEMORY");
    PlacementRequest distinct =
        PlacementRequest.of(
            TaskDemand.of(Resources.of(1, 1)), "g", Constraints.DISTINCT_INSTANCE, List.of());
    take(0, asking(1));
    take(1, asking(1));
    assertThat(reason(distinct)).isEqualTo("RESOURCE:MEMORY");

    register(9, 9);
    take(2, asking(1));
    assertThat(reason(distinct)).isEqualTo("DistinctInstance placement constraint unsatisfied");

    cluster.setStatus(0, InstanceStatus.DRAINING);
    cluster.setStatus(1, InstanceStatus.DRAINING);
    cluster.setAgentConnected(2, false);
    assertThat(reason(asking(1))).isEqualTo("AGENT");

    cluster.setStatus(2, InstanceStatus.DRAINING);
    assertThat(reason(asking(1))).isEqualTo("NO ACTIVE INSTANCES");
  }

  /** Beside a list that tries everybody, the oldest first, after each change. */
  @SeededTest(runs = 100)
  void placements_areThoseOfTryingEverybodyEachTime(long seed) {
    UniformRandomProvider random = new SplitMix64(seed);
    ProvisioningQueue clever =
        new ProvisioningQueue(new ProvisioningLimits(1_000, Long.MAX_VALUE / 2));
    List<ProvisioningQueue.Entry> naive = new ArrayList<>();
    List<PlacementRequest> running = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      register(4 + random.nextInt(5), 4 + random.nextInt(5));
    }
    for (long task = 1; task <= 200; task++) {
      PlacementRequest request = asking(1 + random.nextInt(6));
      int instance = placement.choose(cluster, request, random);
      if (instance == Placement.NO_INSTANCE) {
        clever.add(task, request, cluster, 0);
        naive.add(new ProvisioningQueue.Entry(task, request, 0));
      } else {
        cluster.take(instance, request);
        running.add(request);
        places.add(instance);
      }
      if (random.nextBoolean() && !running.isEmpty()) {
        int leaving = random.nextInt(running.size());
        cluster.giveBack(places.remove(leaving), running.remove(leaving));
      } else if (random.nextInt(20) == 0) {
        register(1 + random.nextInt(4), 1 + random.nextInt(4));
      }
      for (ProvisioningQueue.Entry entry = clever.next(cluster);
          entry != null;
          entry = clever.next(cluster)) {
        int found = placement.choose(cluster, entry.request(), random);
        if (found == Placement.NO_INSTANCE) {
          clever.noteNoRoom(entry);
          continue;
        }
        ProvisioningQueue.Entry expected =
            naive.stream()
                .filter(each ->
                    placement.choose(cluster, each.request(), random) != Placement.NO_INSTANCE)
                .findFirst()
                .orElseThrow();
        assertThat(entry.task()).isEqualTo(expected.task());
        naive.remove(expected);
        clever.remove(entry.task());
        cluster.take(found, entry.request());
        running.add(entry.request());
        places.add(found);
      }
      assertThat(naive)
          .noneMatch(
              each -> placement.choose(cluster, each.request(), random) != Placement.NO_INSTANCE);
      assertThat(clever.size()).isEqualTo(naive.size());
    }
  }

  private List<Long> placeAll() {
    List<Long> placed = new ArrayList<>();
    ProvisioningQueue.Entry entry = queue.next(cluster);
    while (entry != null) {
      int instance = placement.choose(cluster, entry.request(), new SplitMix64(1));
      if (instance == Placement.NO_INSTANCE) {
        queue.noteNoRoom(entry);
      } else {
        queue.remove(entry.task());
        take(instance, entry.request());
        placed.add(entry.task());
      }
      entry = queue.next(cluster);
    }
    return placed;
  }

  private String reason(PlacementRequest request) {
    return ProvisioningQueue.reason(cluster, request);
  }

  private void register(int cpuUnits, int memoryMiB) {
    cluster.register(RegisteredResources.of(Resources.of(cpuUnits, memoryMiB)), Map.of());
  }

  private void take(int instance, PlacementRequest request) {
    cluster.take(instance, request);
  }

  private static PlacementRequest asking(int amount) {
    return PlacementRequest.of(
        TaskDemand.of(Resources.of(amount, amount)),
        "g",
        Constraints.NONE,
        List.of(new FirstFit()));
  }
}
