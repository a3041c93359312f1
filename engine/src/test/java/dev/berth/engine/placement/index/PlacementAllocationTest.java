package dev.berth.engine.placement.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.placement.policy.Binpack;
import dev.berth.engine.placement.policy.RandomChoice;
import dev.berth.engine.placement.policy.Spread;
import dev.berth.engine.placement.query.ClusterQuery;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Choosing, taking and giving back leave nothing for the garbage collector. */
class PlacementAllocationTest {
  private static final int INSTANCES = 500;
  private static final int WARM_UP = 20_000;
  private static final int MEASURED = 20_000;

  /** What measuring itself and a compiler at work may allocate, far less than a byte a decision. */
  private static final long MOST_BYTES = 2_000;

  private static final Spread ZONE = new Spread("attribute:ecs.availability-zone");

  static List<List<PlacementPolicy>> chains() {
    return List.of(
        List.of(new RandomChoice()),
        List.of(ZONE),
        List.of(new Spread("instanceId")),
        List.of(new Binpack(Binpack.Field.MEMORY)),
        List.of(new Binpack(Binpack.Field.CPU)),
        List.of(ZONE, new Binpack(Binpack.Field.MEMORY)));
  }

  @ParameterizedTest
  @MethodSource("chains")
  void decisions_ofAKindOnceKnown_allocateNothing(List<PlacementPolicy> chain) throws Exception {
    Steps steps = new Steps(chain, Constraints.NONE);

    steps.run(WARM_UP);

    assertThat(steps.bytesOf(MEASURED)).isLessThan(MOST_BYTES);
  }

  @ParameterizedTest
  @MethodSource("chains")
  void decisions_underConstraints_allocateNothing(List<PlacementPolicy> chain) throws Exception {
    ClusterQuery query = ClusterQuery.parse("attribute:ecs.availability-zone in [a, b]");
    Steps steps = new Steps(chain, new Constraints(List.of(query), true));

    steps.run(WARM_UP);

    assertThat(steps.bytesOf(MEASURED)).isLessThan(MOST_BYTES);
  }

  /** A cluster on which tasks of two kinds start, and the one that started first stops. */
  private static final class Steps {
    private static final int TASKS = 100;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ClusterState cluster = new ClusterState();
    private final Placement placement = new IndexedPlacement(TieBreak.RANDOM);
    private final UniformRandomProvider random = new SplitMix64(7);
    private final PlacementRequest[] kinds;
    private final int[] running = new int[TASKS];
    private long next;

    Steps(List<PlacementPolicy> chain, Constraints constraints) {
      for (int instance = 0; instance < INSTANCES; instance++) {
        String zone = String.valueOf((char) ('a' + instance % 3));
        cluster.register(
            RegisteredResources.of(Resources.of(4_096, 16_384)),
            Map.of("ecs.availability-zone", zone));
      }
      kinds =
          new PlacementRequest[] {
            kind("one", Resources.of(1_024, 2_048), constraints, chain),
            kind("other", Resources.of(512, 4_096), constraints, chain)
          };
    }

    void run(int decisions) {
      for (int i = 0; i < decisions; i++) {
        int slot = (int) (next % TASKS);
        PlacementRequest kind = kinds[slot % kinds.length];
        if (next >= TASKS) {
          cluster.giveBack(running[slot], kind);
        }
        int instance = placement.choose(cluster, kind, random);
        cluster.take(instance, kind);
        running[slot] = instance;
        next++;
      }
    }

    long bytesOf(int decisions) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      run(decisions);
      return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static PlacementRequest kind(
        String group, Resources amounts, Constraints constraints, List<PlacementPolicy> chain) {
      return PlacementRequest.of(TaskDemand.of(amounts), group, constraints, chain);
    }
  }
}
