package dev.berth.bench;

import dev.berth.engine.InstanceGroup;
import dev.berth.engine.Parallelism;
import dev.berth.engine.World;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.ArrivalSource;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.input.Execution;
import dev.berth.engine.input.Workload;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.lifecycle.container.AgentSettings;
import dev.berth.engine.lifecycle.container.ContainerPlan;
import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.ContainerDependency;
import dev.berth.engine.model.InstanceType;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.placement.policy.Binpack;
import dev.berth.engine.placement.policy.RandomChoice;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.record.RunResult;
import dev.berth.engine.time.Pace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * 1,000,000 whole task lifecycles on 10,000 instances, in a heap of 4 GiB: every task is an actor,
 * is placed, and goes from PROVISIONING through all states to STOPPED. The hash is the same for any
 * number of threads.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class MillionLifecyclesBenchmark {
  private static final int TASKS = 1_000_000;
  private static final int INSTANCES = 10_000;
  private static final int LANES = 8;
  private static final int TASKS_PER_ARRIVAL = 10;
  private static final long ARRIVAL_EVERY_NANOS = 10_000_000;
  private static final long SECOND = 1_000_000_000;

  private static final ContainerDefinition SIDE_CAR =
      new ContainerDefinition(
          "side", "registry/side", 128, 256, 0, 0, false, List.of(), List.of(), null, 0, 10, null);

  private static final ContainerDefinition APP =
      new ContainerDefinition(
          "app",
          "registry/app",
          896,
          1_792,
          0,
          0,
          true,
          List.of(),
          List.of(new ContainerDependency("side", ContainerDependency.Condition.START)),
          null,
          0,
          10,
          null);

  private static final AgentSettings WITH_IMAGES =
      new AgentSettings(
          Map.of("registry/app", 400, "registry/side", 80),
          AgentSettings.PullBehavior.PREFER_CACHED,
          new Distribution.LogNormal(100, 0.3),
          new LinkedHashSet<>(),
          AgentSettings.DEFAULT_STOP_TIMEOUT_SECONDS,
          AgentSettings.PortRange.LINUX,
          null);

  /** Threads that run the lanes. */
  @Param({"1", "2"})
  public int threads;

  /** How instances are chosen. */
  @Param({"random", "binpack"})
  public String strategy;

  /**
   * What a task is made of: {@code plain}, one container of which nothing shows; or {@code
   * followed}, an application that waits for a side car to start, both with images that are pulled
   * once to each instance and a stop time-out, of whose steps each is an event.
   */
  @Param({"plain", "followed"})
  public String containers;

  /** One run from the world's making to its result. */
  @Benchmark
  public RunResult run() {
    try (World world = new World(specification(), new Parallelism(LANES, threads), List.of())) {
      RunResult result = world.run(Pace.BATCH, () -> false);
      check(result);
      System.out.printf(
          "%n  %d threads, %s, %s: result %s, %,d events, %,d MiB used at the end%n",
          threads, strategy, containers, result.resultHash(), result.events(), usedMiB());
      return result;
    }
  }

  private WorldSpecification specification() {
    InstanceGroup instances =
        new InstanceGroup(
            "nodes",
            new InstanceType("bench.4xlarge", Resources.of(16_384, 65_536), 8, 60, 0.768),
            INSTANCES,
            List.of("us-east-1a", "us-east-1b", "us-east-1c"),
            new TreeMap<>(),
            true);
    boolean plain = containers.equals("plain");
    TaskDefinition task =
        new TaskDefinition(
            "job", 1, NetworkMode.AWSVPC, 1_024, 2_048, plain ? List.of() : List.of(APP, SIDE_CAR));
    Workload workload =
        new Workload(
            "jobs",
            task,
            "family:job",
            Constraints.NONE,
            List.of(strategyNamed(strategy)),
            true,
            new ClientPolicy.Queue(),
            () -> new Arrivals(plain ? null : ContainerPlan.of(task)));
    return new WorldSpecification(
        "bench",
        42,
        List.of(plain ? instances : instances.with(WITH_IMAGES)),
        TimingProfile.REALISTIC,
        TieBreak.RANDOM,
        List.of(workload),
        OptionalLong.empty());
  }

  private static PlacementPolicy strategyNamed(String name) {
    return switch (name) {
      case "random" -> new RandomChoice();
      case "binpack" -> new Binpack(Binpack.Field.MEMORY);
      default -> throw new IllegalArgumentException("no strategy '" + name + "'");
    };
  }

  private static void check(RunResult result) {
    if (result.summary().tasks().succeeded() != TASKS) {
      throw new IllegalStateException("not every task ran: " + result.summary().tasks());
    }
  }

  private static long usedMiB() {
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  /** Ten tasks each ten milliseconds, each running for one to two minutes. */
  private static final class Arrivals implements ArrivalSource {
    private final @Nullable ContainerPlan plan;
    private long next;

    private Arrivals(@Nullable ContainerPlan plan) {
      this.plan = plan;
    }

    @Override
    public @Nullable Arrival next() {
      if (next == TASKS / TASKS_PER_ARRIVAL) {
        return null;
      }
      Execution execution = new Execution((60 + next * 7_919 % 60) * SECOND, 0, plan);
      List<Execution> executions =
          IntStream.range(0, TASKS_PER_ARRIVAL).mapToObj(i -> execution).toList();
      return new Arrival(ARRIVAL_EVERY_NANOS * next++, null, executions);
    }
  }
}
