package dev.berth.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.SeededTest;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.policy.Binpack;
import dev.berth.engine.placement.policy.FirstFit;
import dev.berth.engine.placement.policy.RandomChoice;
import dev.berth.engine.placement.policy.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;

/** Random clusters and histories: the reference only chooses what the documentation allows. */
class PlacementPropertyTest {
  private static final List<PlacementPolicy> STRATEGIES =
      List.of(
          new RandomChoice(),
          new FirstFit(),
          new Binpack(Binpack.Field.CPU),
          new Binpack(Binpack.Field.MEMORY),
          new Spread("instanceId"),
          new Spread("attribute:zone"),
          new Spread("rack"));

  @SeededTest(runs = 100)
  @Tag("rule.placement-stages")
  void choice_overARandomHistory_isOneTheDocumentationAllows(long seed) {
    UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
    ClusterState cluster = new ClusterState();
    DocumentedPlacement documented = new DocumentedPlacement();
    TieBreak ties = seed % 2 == 0 ? TieBreak.LOWEST : TieBreak.RANDOM;
    Placement placement = new ReferencePlacement(ties);
    List<Placed> live = new ArrayList<>();
    for (int step = 0; step < 120; step++) {
      if (step < 5 || random.nextInt(20) == 0) {
        Resources registered =
            Resources.ofGpus(4 + random.nextInt(8), 4 + random.nextInt(8), random.nextInt(2));
        Map<String, String> attributes = attributes(random);
        cluster.register(RegisteredResources.of(registered), attributes);
        documented.register(registered, attributes);
      }
      PlacementRequest request = request(random);
      int chosen = placement.choose(cluster, request, random);
      List<Integer> allowed = documented.allowed(request, ties);
      if (chosen == Placement.NO_INSTANCE) {
        assertThat(allowed).isEmpty();
        assertThat(Suitability.rejections(cluster, request))
            .hasSize(documented.size())
            .doesNotContainNull();
      } else {
        assertThat(allowed).contains(chosen);
        long devices = cluster.take(chosen, request);
        documented.take(chosen, request);
        live.add(new Placed(chosen, request, devices));
      }
      if (!live.isEmpty() && random.nextInt(3) == 0) {
        Placed task = live.remove(random.nextInt(live.size()));
        cluster.giveBack(task.instance, task.request, task.devices);
        documented.giveBack(task.instance, task.request);
      }
    }
  }

  private static PlacementRequest request(UniformRandomProvider random) {
    return PlacementRequest.of(
        TaskDemand.of(
            Resources.ofGpus(random.nextInt(4), random.nextInt(4), random.nextInt(8) == 0 ? 1 : 0)),
        "group" + random.nextInt(2),
        random.nextInt(4) == 0 ? Constraints.DISTINCT_INSTANCE : Constraints.NONE,
        IntStream.range(0, random.nextInt(4))
            .mapToObj(i -> STRATEGIES.get(random.nextInt(STRATEGIES.size())))
            .toList());
  }

  private static Map<String, String> attributes(UniformRandomProvider random) {
    String zone = "z" + random.nextInt(3);
    return random.nextInt(3) == 0
        ? Map.of("zone", zone)
        : Map.of("zone", zone, "rack", "r" + random.nextInt(3));
  }

  private record Placed(int instance, PlacementRequest request, long devices) {}
}
