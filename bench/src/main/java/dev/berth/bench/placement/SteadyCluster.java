package dev.berth.bench.placement;

import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ProvisioningQueue;
import dev.berth.engine.placement.query.ClusterQuery;
import dev.berth.engine.placement.query.QuerySyntaxException;
import dev.berth.engine.random.RandomStreams;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A cluster that stays as full as it is. Tasks that run on take most of it, more on some instances
 * than on others; beside them tasks of several kinds start and stop. Each start is decided as in a
 * world, and learns of the starts and stops of all kinds since the last one of its own.
 */
final class SteadyCluster {
  private static final ClusterQuery HALF =
      query("attribute:stack == production and attribute:ecs.instance-type =~ m5.*");
  private static final int[] CPU_UNITS = {256, 512, 1_024, 2_048, 512, 1_024, 1_024, 2_048};
  private static final int[] MEMORY_MIB = {1_024, 1_024, 4_096, 8_192, 4_096, 8_192, 2_048, 4_096};

  /** The share of all CPU units that tasks take which start and stop. */
  private static final double MOVING = 0.125;

  private static final Resources STEP = Resources.of(256, 1_024);
  private static final int KIND_BITS = 8;
  private static final int MOST_KINDS = 1 << KIND_BITS;
  private static final int ZONES = 3;
  private static final int RACKS = 20;
  private static final int FAILURES_BEFORE_GIVING_UP = 1_000;

  private final ClusterState cluster = new ClusterState();
  private final Placement placement;
  private final PlacementRequest[] requests;
  private final UniformRandomProvider placementRandom;
  private final UniformRandomProvider workRandom;
  private final long wanted;

  /** The instance of each task, and in the lowest bits its kind. */
  private int[] running = new int[1_024];

  private int tasks;
  private long taken;
  private long nextWaiting;
  private long decisions;
  private long withoutRoom;

  /** A cluster filled as the load says, by this placement. */
  SteadyCluster(Load load, Placement placement) {
    if (load.kinds() > MOST_KINDS) {
      throw new IllegalArgumentException(load.kinds() + " kinds, at most " + MOST_KINDS);
    }
    this.placement = placement;
    RandomStreams streams = RandomStreams.of(42);
    placementRandom = streams.named("placement").stream();
    workRandom = streams.named("work").stream();
    requests = requests(load);
    long capacity = register(load);
    wanted = capacity * load.fillPercent() / 100;
    fill(load, streams.named("fill").stream());
  }

  /** Starts a task, if there is room, and stops one where the cluster has become too full. */
  int placeAndRelease() {
    int instance = place();
    release(instance);
    return instance;
  }

  /** One decision: chooses an instance for a task of a random kind and takes its resources. */
  int place() {
    int kind = workRandom.nextInt(requests.length);
    PlacementRequest request = requests[kind];
    int instance = placement.choose(cluster, request, placementRandom);
    decisions++;
    if (instance == Placement.NO_INSTANCE) {
      withoutRoom++;
      return instance;
    }
    start(kind, instance);
    return instance;
  }

  /** Stops any task if more is taken than wanted, or if the last one found no room. */
  void release(int lastInstance) {
    if (tasks == 0 || (taken <= wanted && lastInstance != Placement.NO_INSTANCE)) {
      return;
    }
    stop();
  }

  /**
   * A task starts or, without room, waits if the queue takes it; another one stops; and whoever of
   * those that wait has room now starts.
   *
   * @return how many wait
   */
  int startOrWait(ProvisioningQueue queue) {
    int kind = workRandom.nextInt(requests.length);
    int instance = placement.choose(cluster, requests[kind], placementRandom);
    if (instance != Placement.NO_INSTANCE) {
      start(kind, instance);
    } else if (queue.hasRoom()) {
      queue.add(nextWaiting++, requests[kind], cluster, 0);
    }
    stop();
    startWaiting(queue);
    return queue.size();
  }

  private void startWaiting(ProvisioningQueue queue) {
    ProvisioningQueue.Entry entry = queue.next(cluster);
    while (entry != null) {
      int instance = placement.choose(cluster, entry.request(), placementRandom);
      if (instance == Placement.NO_INSTANCE) {
        queue.noteNoRoom(entry);
      } else {
        queue.remove(entry.task());
        start(Arrays.asList(requests).indexOf(entry.request()), instance);
      }
      entry = queue.next(cluster);
    }
  }

  private void start(int kind, int instance) {
    PlacementRequest request = requests[kind];
    cluster.take(instance, request, 0);
    if (tasks == running.length) {
      running = Arrays.copyOf(running, 2 * tasks);
    }
    running[tasks++] = instance << KIND_BITS | kind;
    taken += request.demand().amounts().cpuUnits();
  }

  /** Stops any of the tasks. */
  private void stop() {
    int place = workRandom.nextInt(tasks);
    int task = running[place];
    PlacementRequest request = requests[task & MOST_KINDS - 1];
    cluster.giveBack(task >> KIND_BITS, request, 0);
    taken -= request.demand().amounts().cpuUnits();
    running[place] = running[--tasks];
  }

  /** The share of decisions that found no room. */
  double shareWithoutRoom() {
    return decisions == 0 ? 0 : (double) withoutRoom / decisions;
  }

  /** The share of wanted CPU units that is taken. */
  double shareTaken() {
    return (double) taken / wanted;
  }

  private long register(Load load) {
    long capacity = 0;
    for (int instance = 0; instance < load.instances(); instance++) {
      boolean large = instance % 2 == 0;
      Resources amounts = large ? Resources.of(16_384, 65_536) : Resources.of(8_192, 32_768);
      Map<String, String> attributes =
          Map.of(
              "ecs.availability-zone",
              "us-east-1" + (char) ('a' + instance % ZONES),
              "ecs.instance-type",
              large ? "m5.4xlarge" : "m5.2xlarge",
              "stack",
              instance % 4 < 2 ? "production" : "test",
              "rack",
              "rack-" + instance % RACKS);
      cluster.register(RegisteredResources.of(amounts), attributes);
      capacity += amounts.cpuUnits();
    }
    return capacity;
  }

  /** Leaves room for moving tasks where they can be, unevenly, and lets them come. */
  private void fill(Load load, UniformRandomProvider random) {
    double filled = load.fillPercent() / 100.0;
    for (int instance = 0; instance < cluster.size(); instance++) {
      boolean open = !load.constrained() || cluster.matches(HALF, instance);
      double moving = !open ? 0 : load.constrained() ? 2 * MOVING : MOVING;
      double share = filled - moving;
      double spread = Math.min(share, 1 - share);
      double part = share + spread * (2 * random.nextDouble() - 1);
      Resources all = cluster.registered(instance).amounts();
      int steps = (int) Math.round(part * all.cpuUnits() / STEP.cpuUnits());
      Resources amounts = Resources.of(steps * STEP.cpuUnits(), steps * STEP.memoryMiB());
      cluster.take(instance, request(amounts, "family:stays", Constraints.NONE, load.chain()));
      taken += amounts.cpuUnits();
    }
    int failures = 0;
    while (taken < wanted && failures < FAILURES_BEFORE_GIVING_UP) {
      failures = place() == Placement.NO_INSTANCE ? failures + 1 : 0;
    }
    decisions = 0;
    withoutRoom = 0;
  }

  private static PlacementRequest[] requests(Load load) {
    Constraints constraints =
        load.constrained() ? new Constraints(List.of(HALF), true) : Constraints.NONE;
    PlacementRequest[] requests = new PlacementRequest[load.kinds()];
    Arrays.setAll(
        requests,
        kind ->
            request(
                Resources.of(
                    CPU_UNITS[kind % CPU_UNITS.length], MEMORY_MIB[kind % MEMORY_MIB.length]),
                "family:kind-" + kind,
                constraints,
                load.chain()));
    return requests;
  }

  private static PlacementRequest request(
      Resources amounts, String group, Constraints constraints, Chain chain) {
    return PlacementRequest.of(TaskDemand.of(amounts), group, constraints, chain.policies());
  }

  private static ClusterQuery query(String text) {
    try {
      return ClusterQuery.parse(text);
    } catch (QuerySyntaxException e) {
      throw new IllegalStateException(e.rendering(), e);
    }
  }
}
