package dev.berth.engine.placement.explain;

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
import dev.berth.engine.placement.Rejection;
import dev.berth.engine.placement.Requirements;
import dev.berth.engine.placement.Suitability;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.placement.policy.Binpack;
import dev.berth.engine.placement.policy.FirstFit;
import dev.berth.engine.placement.policy.RandomChoice;
import dev.berth.engine.placement.policy.Spread;
import dev.berth.engine.placement.query.ClusterQuery;
import dev.berth.engine.placement.query.QuerySyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.jspecify.annotations.Nullable;

/** Random clusters: explanations agree with placement, and each remedy, applied, really works. */
class ExplanationPropertyTest {
  private static final int INSTANCES = 12;
  private static final List<PlacementPolicy> POLICIES =
      List.of(
          new RandomChoice(),
          new FirstFit(),
          new Binpack(Binpack.Field.CPU),
          new Binpack(Binpack.Field.MEMORY),
          new Spread("instanceId"),
          new Spread("attribute:zone"));

  @SeededTest(runs = 300)
  void explanation_ofADecision_agreesWithPlacement(long seed) throws QuerySyntaxException {
    UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
    ClusterState cluster = cluster(random);
    PlacementRequest request = request(random);
    TieBreak ties = seed % 2 == 0 ? TieBreak.RANDOM : TieBreak.LOWEST;
    int chosen = new ReferencePlacement(ties).choose(cluster, request, random);

    Explanation explained = Explanation.of(cluster, request, chosen);

    List<@Nullable Rejection> rejections = Suitability.rejections(cluster, request);
    @Nullable Rejection[] first = new Rejection[INSTANCES];
    explained
        .exclusions()
        .forEach(each -> each.instances().forEach(i -> first[i] = each.obstacle().rule()));
    assertThat(Arrays.asList(first)).isEqualTo(rejections);
    assertThat(explained.suitable())
        .isEqualTo((int) rejections.stream().filter(each -> each == null).count());
    if (chosen != Placement.NO_INSTANCE) {
      assertThat(explained.left()).contains(chosen);
      int left = explained.suitable();
      for (Narrowing narrowing : explained.narrowings()) {
        assertThat(narrowing.before()).isEqualTo(left);
        left = narrowing.after();
      }
      assertThat(explained.left()).hasSize(left);
    }
  }

  @SeededTest(runs = 300)
  void remedy_thatIsApplied_makesRoomThereAndNowhereElse(long seed) throws QuerySyntaxException {
    UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
    ClusterState cluster = cluster(random);
    PlacementRequest request = request(random);
    List<Integer> before = suitable(cluster, request);
    Explanation explained =
        Explanation.of(
            cluster,
            request,
            new ReferencePlacement(TieBreak.LOWEST).choose(cluster, request, random));

    for (Remedy remedy : explained.remedies()) {
      List<Integer> now =
          switch (remedy) {
            case Remedy.Smaller(Resources less, var _) -> suitable(cluster, smaller(request, less));
            case Remedy.Without(Obstacle obstacle, var _, var _) ->
                without(cluster, request, obstacle);
          };
      List<Integer> gained = new ArrayList<>(now);
      gained.removeAll(before);
      assertThat(gained).as("%s", remedy).isNotEmpty().isEqualTo(remedy.instances());
    }
  }

  @SeededTest(runs = 300)
  void shortage_thatIsLessByOne_doesNotMakeRoom(long seed) throws QuerySyntaxException {
    UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
    ClusterState cluster = cluster(random);
    PlacementRequest request = request(random);
    List<Integer> before = suitable(cluster, request);
    Explanation explained =
        Explanation.of(
            cluster,
            request,
            new ReferencePlacement(TieBreak.LOWEST).choose(cluster, request, random));

    for (Remedy remedy : explained.remedies()) {
      if (remedy instanceof Remedy.Smaller(Resources less, var _) && less.gpuMilli() == 0) {
        Resources almost =
            less.cpuUnits() > 0
                ? Resources.of(less.cpuUnits() - 1, less.memoryMiB())
                : Resources.of(0, less.memoryMiB() - 1);
        List<Integer> now = suitable(cluster, smaller(request, almost));
        boolean several = less.cpuUnits() > 0 && less.memoryMiB() > 0;
        if (!several) {
          assertThat(now).as("%s", remedy).isEqualTo(before);
        } else {
          assertThat(now).doesNotContainAnyElementsOf(remedy.instances().subList(0, 1));
        }
      }
    }
  }

  /** Suitable instances once the rule does not hold: the state or the request is changed. */
  private static List<Integer> without(
      ClusterState cluster, PlacementRequest request, Obstacle obstacle) {
    Requirements needs = request.requirements();
    TaskDemand demand = request.demand();
    Constraints constraints = request.constraints();
    return switch (obstacle.rule()) {
      case STATUS -> {
        List<Integer> those =
            all().filter(i -> cluster.status(i).name().equals(obstacle.subject())).boxed().toList();
        those.forEach(i -> cluster.setStatus(i, InstanceStatus.ACTIVE));
        List<Integer> now = suitable(cluster, request);
        those.forEach(i -> cluster.setStatus(i, InstanceStatus.valueOf(obstacle.subject())));
        yield now;
      }
      case CAPACITY_PROVIDER ->
          suitable(cluster, changed(request, demand, needs.on(null), constraints));
      case AGENT -> {
        List<Integer> those = all().filter(i -> !cluster.isAgentConnected(i)).boxed().toList();
        those.forEach(i -> cluster.setAgentConnected(i, true));
        List<Integer> now = suitable(cluster, request);
        those.forEach(i -> cluster.setAgentConnected(i, false));
        yield now;
      }
      case ATTRIBUTE ->
          suitable(
              cluster,
              changed(
                  request,
                  demand,
                  new Requirements(
                      needs.attributes().stream()
                          .filter(each -> !each.equals(obstacle.subject()))
                          .toList(),
                      needs.zones()),
                  constraints));
      case LOCATION ->
          suitable(
              cluster,
              changed(
                  request, demand, new Requirements(needs.attributes(), List.of()), constraints));
      case PORTS ->
          suitable(
              cluster,
              changed(
                  request,
                  new TaskDemand(
                      demand.amounts(),
                      new HostPorts(
                          without(demand.ports().tcp(), obstacle.subject(), "/tcp"),
                          without(demand.ports().udp(), obstacle.subject(), "/udp")),
                      demand.networkInterface()),
                  needs,
                  constraints));
      case NETWORK_INTERFACE ->
          suitable(
              cluster,
              changed(
                  request,
                  new TaskDemand(demand.amounts(), demand.ports(), false),
                  needs,
                  constraints));
      case MEMBER_OF ->
          suitable(
              cluster,
              changed(
                  request,
                  demand,
                  needs,
                  new Constraints(
                      constraints.memberOf().stream()
                          .filter(each -> !each.text().equals(obstacle.subject()))
                          .toList(),
                      constraints.distinctInstance())));
      case DISTINCT_INSTANCE ->
          suitable(
              cluster,
              changed(request, demand, needs, new Constraints(constraints.memberOf(), false)));
      case CPU, MEMORY, GPU -> throw new AssertionError("a shortage is no rule to lift");
    };
  }

  private static List<Integer> without(List<Integer> ports, String subject, String protocol) {
    return ports.stream().filter(port -> !(port + protocol).equals(subject)).toList();
  }

  private static PlacementRequest smaller(PlacementRequest request, Resources less) {
    TaskDemand demand = request.demand();
    Resources amounts = demand.amounts();
    Resources fewer =
        new Resources(
            amounts.cpuUnits() - less.cpuUnits(),
            amounts.memoryMiB() - less.memoryMiB(),
            amounts.gpuMilli() - less.gpuMilli());
    return changed(
        request,
        new TaskDemand(fewer, demand.ports(), demand.networkInterface()),
        request.requirements(),
        request.constraints());
  }

  private static PlacementRequest changed(
      PlacementRequest request, TaskDemand demand, Requirements needs, Constraints constraints) {
    return new PlacementRequest(demand, needs, request.group(), constraints, request.policies());
  }

  private static List<Integer> suitable(ClusterState cluster, PlacementRequest request) {
    List<@Nullable Rejection> rejections = Suitability.rejections(cluster, request);
    return all().filter(i -> rejections.get(i) == null).boxed().toList();
  }

  private static IntStream all() {
    return IntStream.range(0, INSTANCES);
  }

  private static ClusterState cluster(UniformRandomProvider random) throws QuerySyntaxException {
    ClusterState cluster = new ClusterState();
    for (int instance = 0; instance < INSTANCES; instance++) {
      TreeMap<String, String> attributes = new TreeMap<>();
      attributes.put("zone", "z" + random.nextInt(3));
      attributes.put("ecs.availability-zone", "z" + random.nextInt(2));
      if (random.nextInt(4) > 0) {
        attributes.put("driver", "1");
      }
      cluster.register(
          new RegisteredResources(
              Resources.ofGpus(6 + random.nextInt(6), 6 + random.nextInt(6), random.nextInt(3)),
              2,
              HostPorts.NONE),
          Map.copyOf(attributes));
      if (random.nextInt(8) == 0) {
        cluster.setStatus(instance, InstanceStatus.DRAINING);
      }
      if (random.nextInt(8) == 0) {
        cluster.setAgentConnected(instance, false);
      }
    }
    ReferencePlacement placement = new ReferencePlacement(TieBreak.RANDOM);
    for (int step = 0; step < 30; step++) {
      PlacementRequest request = request(random);
      int chosen = placement.choose(cluster, request, random);
      if (chosen != Placement.NO_INSTANCE) {
        cluster.take(chosen, request);
      }
    }
    return cluster;
  }

  private static PlacementRequest request(UniformRandomProvider random)
      throws QuerySyntaxException {
    int[] gpus = {0, 0, 0, 0, 300, 600, 1_000, 2_000};
    List<Integer> ports = random.nextInt(5) == 0 ? List.of(80, 443) : List.of();
    TaskDemand demand =
        new TaskDemand(
            new Resources(random.nextInt(6), random.nextInt(6), gpus[random.nextInt(gpus.length)]),
            new HostPorts(ports, random.nextInt(6) == 0 ? List.of(53) : List.of()),
            random.nextInt(4) == 0);
    List<ClusterQuery> queries = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      queries.add(ClusterQuery.parse("attribute:zone != z" + random.nextInt(3)));
    }
    if (random.nextInt(5) == 0) {
      queries.add(ClusterQuery.parse("runningTasksCount < 3"));
    }
    return new PlacementRequest(
        demand,
        new Requirements(
            random.nextInt(5) == 0 ? List.of("driver") : List.of(),
            random.nextInt(5) == 0 ? List.of("z0") : List.of()),
        "group" + random.nextInt(2),
        new Constraints(queries, random.nextInt(4) == 0),
        IntStream.range(0, random.nextInt(4))
            .mapToObj(_ -> POLICIES.get(random.nextInt(POLICIES.size())))
            .toList());
  }
}
