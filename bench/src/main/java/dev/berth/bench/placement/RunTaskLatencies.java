package dev.berth.bench.placement;

import dev.berth.engine.InstanceGroup;
import dev.berth.engine.Parallelism;
import dev.berth.engine.World;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.input.Workload;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.model.InstanceType;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.random.Distribution.Constant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How long whole RunTask calls take in a world of 10,000 instances, 88 to 91 % full: the client's
 * timer, the call's way through control plane and scheduler, its decisions, the records, the
 * messages to the agents, and the answer. Agents are so far away that none gets its message before
 * the world ends.
 */
final class RunTaskLatencies {
  private static final int INSTANCES = 10_000;
  private static final int WARM_UPS = 4;
  private static final int ROUNDS = 3;
  private static final double FAR_SECONDS = 36_000;
  private static final Constant ZERO = new Constant(0);
  private static final Constant FAR = new Constant(FAR_SECONDS);

  private RunTaskLatencies() {}

  /** Writes the table. */
  public static void main(String[] args) {
    System.out.println(
        """
        | chain | tasks a call | calls | mean ns a call | p50 | p90 | p99 | p99.9 | max | \
        CPU ns a call |
        |---|---|---|---|---|---|---|---|---|---|\
        """);
    for (Chain chain : Chain.values()) {
      for (int tasksPerCall : new int[] {1, 10}) {
        measure(chain, tasksPerCall);
      }
    }
  }

  private static void measure(Chain chain, int tasksPerCall) {
    CallTimes times = new CallTimes();
    for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
      if (round == WARM_UPS) {
        times.reset();
      }
      System.gc();
      run(chain, tasksPerCall, times);
    }
    System.out.println(
        String.format(Locale.ROOT, "| %s | %d | %s |", chain.title(), tasksPerCall, times.cells()));
  }

  /** Runs a world up to where the first messages would reach the agents. */
  private static void run(Chain chain, int tasksPerCall, CallTimes times) {
    WorldSpecification specification = specification(chain, tasksPerCall, times);
    try (World world = new World(specification, new Parallelism(1, 1), List.of())) {
      while (world.step()) {}
      long placed = world.finish(false).summary().tasks().placed();
      long expected = INSTANCES + (long) CallArrivals.CALLS * tasksPerCall;
      if (placed != expected) {
        throw new IllegalStateException("%d tasks placed of %d".formatted(placed, expected));
      }
    }
  }

  private static WorldSpecification specification(Chain chain, int tasksPerCall, CallTimes times) {
    InstanceGroup instances =
        new InstanceGroup(
            "nodes",
            new InstanceType("bench.4xlarge", Resources.of(16_384, 65_536), 8, 60, 0.768),
            INSTANCES,
            List.of("us-east-1a", "us-east-1b", "us-east-1c"),
            new TreeMap<>(),
            false);
    Workload workload =
        new Workload(
            "jobs",
            new TaskDefinition("job", 1, NetworkMode.BRIDGE, 32, 64, List.of()),
            "family:job",
            Constraints.NONE,
            chain.policies(),
            false,
            new ClientPolicy.Drop(),
            () -> new CallArrivals(INSTANCES, tasksPerCall, times));
    return new WorldSpecification(
        "bench",
        42,
        List.of(instances),
        new TimingProfile("far", FAR, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO),
        TieBreak.RANDOM,
        List.of(workload),
        OptionalLong.of((long) (FAR_SECONDS * 1e9)));
  }
}
