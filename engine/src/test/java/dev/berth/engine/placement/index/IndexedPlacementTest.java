package dev.berth.engine.placement.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.SeededTest;
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
import dev.berth.engine.placement.ReferencePlacement;
import dev.berth.engine.placement.Requirements;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.placement.policy.KnownPolicies;
import dev.berth.engine.placement.policy.PolicySetting;
import dev.berth.engine.placement.policy.ResourceWeights;
import dev.berth.engine.placement.policy.Spread;
import dev.berth.engine.placement.policy.TaskMix;
import dev.berth.engine.placement.query.ClusterQuery;
import dev.berth.engine.placement.query.QuerySyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;

/** Histories of placements, stops and new instances: index and reference decide the same. */
class IndexedPlacementTest {
  private static final int HISTORIES_PER_SEED = 100;

  private static final TaskMix MIX =
      new TaskMix(
          List.of(
              new TaskMix.Shape(1, 0, 3),
              new TaskMix.Shape(2, 300, 4),
              new TaskMix.Shape(1, 700, 2),
              new TaskMix.Shape(3, 1_000, 3),
              new TaskMix.Shape(0, 2_000, 1)));

  private static final List<PlacementPolicy> STRATEGIES = strategies();

  private static final List<Integer> GPUS = List.of(0, 0, 0, 0, 0, 300, 700, 1_000, 2_000);

  private static final List<ClusterQuery> QUERIES =
      List.of(
          query("attribute:ecs.availability-zone in [z0, z1]"),
          query("attribute:rack exists and attribute:rack != 2"),
          query("runningTasksCount < 3"),
          query("task:group == g0"),
          query("not(task:group == g1)"));

  /** All policies by name, those that weigh resources also with other weights, and spreads. */
  private static List<PlacementPolicy> strategies() {
    List<PlacementPolicy> all = new ArrayList<>();
    all.add(new Spread("attribute:rack"));
    for (ResourceWeights weights : List.of(ResourceWeights.EVEN, new ResourceWeights(2, 0, 1))) {
      PolicySetting setting = new PolicySetting(weights, () -> MIX);
      KnownPolicies.all().forEach(policy -> all.add(policy.make().apply(setting)));
    }
    return all.stream().distinct().toList();
  }

  private static ClusterQuery query(String expression) {
    try {
      return ClusterQuery.parse(expression);
    } catch (QuerySyntaxException e) {
      throw new AssertionError(e.rendering(), e);
    }
  }

  @SeededTest(runs = 100)
  void choose_overRandomHistories_isTheReferencesChoice(long seed) {
    UniformRandomProvider random = new SplitMix64(seed);
    for (int history = 0; history < HISTORIES_PER_SEED; history++) {
      new RandomHistory(random).run();
    }
  }

  /** One cluster, a few kinds of requests, and what happens to them. */
  private static final class RandomHistory {
    private static final int MOST_STEPS = 60;

    private final UniformRandomProvider random;
    private final ClusterState cluster = new ClusterState();
    private final Placement reference;
    private final Placement indexed;
    private final List<PlacementRequest> requests;
    private final List<Placed> placed = new ArrayList<>();

    private record Placed(int instance, PlacementRequest request, long devices) {}

    RandomHistory(UniformRandomProvider random) {
      this.random = random;
      TieBreak ties = random.nextBoolean() ? TieBreak.LOWEST : TieBreak.RANDOM;
      reference = new ReferencePlacement(ties);
      indexed = new IndexedPlacement(ties, random.nextInt(2));
      IntStream.range(0, random.nextInt(40)).forEach(i -> register());
      requests = IntStream.range(0, 1 + random.nextInt(4)).mapToObj(i -> randomRequest()).toList();
    }

    void run() {
      int steps = random.nextInt(MOST_STEPS);
      for (int step = 0; step < steps; step++) {
        switch (random.nextInt(10)) {
          case 0 -> register();
          case 1 -> change();
          case 2, 3 -> stop();
          default -> place();
        }
      }
    }

    private void register() {
      Map<String, String> attributes =
          random.nextInt(5) == 0
              ? Map.of("ecs.availability-zone", "a")
              : Map.of(
                  "ecs.availability-zone", "z" + random.nextInt(3), "rack", "" + random.nextInt(5));
      cluster.register(
          new RegisteredResources(
              Resources.ofGpus(random.nextInt(9), random.nextInt(9), random.nextInt(3)),
              random.nextInt(4),
              randomPorts()),
          attributes);
    }

    /** Drains, comes back, loses its agent, or gets another attribute. */
    private void change() {
      if (cluster.size() == 0) {
        return;
      }
      int instance = random.nextInt(cluster.size());
      switch (random.nextInt(4)) {
        case 0 -> cluster.setStatus(instance, InstanceStatus.DRAINING);
        case 1 -> cluster.setStatus(instance, InstanceStatus.ACTIVE);
        case 2 -> cluster.setAgentConnected(instance, random.nextBoolean());
        default ->
            cluster.setAttribute(
                instance, "rack", random.nextInt(4) == 0 ? null : "" + random.nextInt(5));
      }
    }

    private void stop() {
      if (!placed.isEmpty()) {
        Placed task = placed.remove(random.nextInt(placed.size()));
        cluster.giveBack(task.instance, task.request, task.devices);
      }
    }

    private void place() {
      PlacementRequest request = requests.get(random.nextInt(requests.size()));
      long seed = random.nextLong();
      int expected = reference.choose(cluster, request, new SplitMix64(seed));
      int actual = indexed.choose(cluster, request, new SplitMix64(seed));
      assertThat(actual).as("%s after %s", request, placed).isEqualTo(expected);
      if (actual != Placement.NO_INSTANCE) {
        long devices = Placement.devices(cluster, request, actual, new SplitMix64(seed));
        cluster.take(actual, request, devices);
        placed.add(new Placed(actual, request, devices));
      }
    }

    private HostPorts randomPorts() {
      return new HostPorts(
          random.nextBoolean() ? List.of(80 + random.nextInt(2)) : List.of(),
          random.nextInt(4) == 0 ? List.of(53) : List.of());
    }

    private List<ClusterQuery> randomQueries() {
      return random.nextInt(3) == 0
          ? List.of(QUERIES.get(random.nextInt(QUERIES.size())))
          : List.of();
    }

    private Requirements randomRequirements() {
      return new Requirements(
          random.nextInt(5) == 0 ? List.of("rack") : List.of(),
          random.nextInt(5) == 0 ? List.of("z0", "z2") : List.of());
    }

    private PlacementRequest randomRequest() {
      TaskDemand demand =
          new TaskDemand(
              new Resources(
                  random.nextInt(4), random.nextInt(4), GPUS.get(random.nextInt(GPUS.size()))),
              random.nextInt(3) == 0 ? randomPorts() : HostPorts.NONE,
              random.nextInt(4) == 0);
      Constraints constraints = new Constraints(randomQueries(), random.nextInt(4) == 0);
      List<PlacementPolicy> strategies =
          IntStream.range(0, random.nextInt(4))
              .mapToObj(i -> STRATEGIES.get(random.nextInt(STRATEGIES.size())))
              .toList();
      return new PlacementRequest(
          demand, randomRequirements(), "g" + random.nextInt(2), constraints, strategies);
    }
  }
}
