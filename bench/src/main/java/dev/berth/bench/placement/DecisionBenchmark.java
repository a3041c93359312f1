package dev.berth.bench.placement;

import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.ReferencePlacement;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.placement.index.IndexedPlacement;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One decision, the taking of what it decided, and the release of another task. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class DecisionBenchmark {
  /** Which placement decides. */
  @Param({"index", "reference"})
  public String placement;

  /** Container instances. */
  @Param({"1000", "10000", "100000"})
  public int instances;

  /** The share of all CPU units that is taken. */
  @Param({"50", "90", "99"})
  public int fillPercent;

  /** The strategies. */
  @Param public Chain chain;

  /** Whether tasks want distinct instances and match half of them by memberOf. */
  @Param({"false", "true"})
  public boolean constrained;

  /** Kinds of tasks that start and stop, in any order. */
  @Param("8")
  public int kinds;

  @SuppressWarnings("NullAway.Init")
  private SteadyCluster cluster;

  /** Fills the cluster. */
  @Setup
  public void fill() {
    cluster =
        new SteadyCluster(
            new Load(instances, fillPercent, kinds, chain, constrained), placementNamed(placement));
  }

  /** One task starts, another one stops. */
  @Benchmark
  public int placeAndRelease() {
    return cluster.placeAndRelease();
  }

  /** Says in what state the decisions were made. */
  @TearDown
  public void describe() {
    System.out.printf(
        "%n  %.2f %% of the wanted CPU units taken, %.2f %% of decisions without room%n",
        100 * cluster.shareTaken(), 100 * cluster.shareWithoutRoom());
  }

  static Placement placementNamed(String name) {
    return switch (name) {
      case "index" -> new IndexedPlacement(TieBreak.RANDOM);
      case "reference" -> new ReferencePlacement(TieBreak.RANDOM);
      default -> throw new IllegalArgumentException("no placement '" + name + "'");
    };
  }
}
