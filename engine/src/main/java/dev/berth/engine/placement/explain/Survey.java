package dev.berth.engine.placement.explain;

import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PlacementRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** All instances with all that keeps a task off them. */
final class Survey {
  private static final Comparator<Obstacle> RULE_ORDER = Comparator.comparing(Obstacle::rule);

  private final Obstacles obstacles;
  private final Resources wanted;
  private final List<List<Obstacle>> byInstance = new ArrayList<>();

  private Survey(ClusterState cluster, PlacementRequest request) {
    obstacles = new Obstacles(cluster, request);
    wanted = request.demand().amounts();
    for (int instance = 0; instance < cluster.size(); instance++) {
      byInstance.add(obstacles.on(instance));
    }
  }

  static Survey of(ClusterState cluster, PlacementRequest request) {
    return new Survey(cluster, request);
  }

  /** Instances that nothing keeps the task off. */
  int[] suitable() {
    return all().filter(instance -> byInstance.get(instance).isEmpty()).toArray();
  }

  /** Instances by the first rule that excludes them. */
  List<Exclusion> exclusions() {
    Map<Obstacle, List<Integer>> byFirst = new LinkedHashMap<>();
    all()
        .filter(instance -> !byInstance.get(instance).isEmpty())
        .forEach(instance ->
            byFirst
                .computeIfAbsent(byInstance.get(instance).getFirst(), _ -> new ArrayList<>())
                .add(instance));
    return byFirst.entrySet().stream()
        .map(entry -> exclusion(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Exclusion::obstacle, RULE_ORDER))
        .toList();
  }

  /** How many instances have room and meet all requirements, constraints aside. */
  int withRoom() {
    return (int) byInstance.stream().filter(Survey::onlyConstraints).count();
  }

  /** How many instances could hold the task if nothing else ran on them. */
  int largeEnough() {
    return (int) all().filter(obstacles::isLargeEnough).count();
  }

  /** What would have made room, the kinds of change in the order of the rules. */
  List<Remedy> remedies() {
    Map<Obstacle, List<Integer>> byOnly = new LinkedHashMap<>();
    all()
        .filter(instance -> byInstance.get(instance).size() == 1)
        .forEach(instance ->
            byOnly
                .computeIfAbsent(byInstance.get(instance).getFirst(), _ -> new ArrayList<>())
                .add(instance));
    List<Remedy> remedies = new ArrayList<>();
    byOnly.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(RULE_ORDER))
        .forEach(each -> remedies.add(remedy(each.getKey(), each.getValue())));
    if (remedies.stream().noneMatch(Remedy.Smaller.class::isInstance)) {
      addSmallerInAll(remedies);
    }
    return remedies;
  }

  private Remedy remedy(Obstacle obstacle, List<Integer> instances) {
    if (obstacle.isShortage()) {
      return smallest(instances);
    }
    long blocked =
        byInstance.stream().filter(all -> all.contains(obstacle) && onlyConstraints(all)).count();
    return new Remedy.Without(obstacle, obstacle.isConstraint() ? (int) blocked : 0, instances);
  }

  /** A task that is smaller in several respects at once, if that would do. */
  private void addSmallerInAll(List<Remedy> remedies) {
    List<Integer> tooFull =
        all()
            .filter(instance -> !byInstance.get(instance).isEmpty())
            .filter(instance -> byInstance.get(instance).stream().allMatch(Obstacle::isShortage))
            .boxed()
            .toList();
    if (!tooFull.isEmpty()) {
      remedies.add(smallest(tooFull));
    }
  }

  private Remedy smallest(List<Integer> instances) {
    int nearest = instances.getFirst();
    for (int instance : instances) {
      if (share(obstacles.lack(instance)) < share(obstacles.lack(nearest))) {
        nearest = instance;
      }
    }
    Resources less = obstacles.lack(nearest);
    return new Remedy.Smaller(
        less, instances.stream().filter(each -> obstacles.lack(each).fitsIn(less)).toList());
  }

  /** What is lacking, as shares of what the task asks for, added up. */
  private double share(Resources lack) {
    return share(lack.cpuUnits(), wanted.cpuUnits())
        + share(lack.memoryMiB(), wanted.memoryMiB())
        + share(lack.gpuMilli(), wanted.gpuMilli());
  }

  private static double share(int lack, int asked) {
    return lack == 0 ? 0 : (double) lack / asked;
  }

  private Exclusion exclusion(Obstacle obstacle, List<Integer> instances) {
    if (!obstacle.isShortage()) {
      return new Exclusion(obstacle, instances, List.of());
    }
    List<Integer> nearestFirst =
        instances.stream()
            .sorted(Comparator.comparing((Integer each) -> -left(obstacle, each)))
            .toList();
    return new Exclusion(
        obstacle, nearestFirst, nearestFirst.stream().map(each -> left(obstacle, each)).toList());
  }

  private int left(Obstacle obstacle, int instance) {
    Resources left = obstacles.left(instance);
    return switch (obstacle.rule()) {
      case CPU -> left.cpuUnits();
      case MEMORY -> left.memoryMiB();
      case GPU -> left.gpuMilli();
      case STATUS,
          CAPACITY_PROVIDER,
          AGENT,
          ATTRIBUTE,
          LOCATION,
          PORTS,
          NETWORK_INTERFACE,
          MEMBER_OF,
          DISTINCT_INSTANCE ->
          0;
    };
  }

  private IntStream all() {
    return IntStream.range(0, byInstance.size());
  }

  private static boolean onlyConstraints(List<Obstacle> all) {
    return all.stream().allMatch(Obstacle::isConstraint);
  }
}
