package dev.berth.bench.placement;

import dev.berth.engine.placement.ProvisioningLimits;
import dev.berth.engine.placement.ProvisioningQueue;
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

/**
 * A full cluster with tasks that wait in PROVISIONING, as many as the quota allows: one task comes,
 * another one stops, and whoever waits longest and has room now starts.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProvisioningBenchmark {
  private static final int FULL = 100;
  private static final int KINDS = 8;

  /** Container instances. */
  @Param({"1000", "10000", "100000"})
  public int instances;

  /** How many may wait. */
  @Param({"500"})
  public int quota;

  /** The strategies. */
  @Param({"RANDOM", "SPREAD_ZONE_BINPACK_MEMORY"})
  public Chain chain;

  @SuppressWarnings("NullAway.Init")
  private SteadyCluster cluster;

  @SuppressWarnings("NullAway.Init")
  private ProvisioningQueue queue;

  private int waiting;

  /** Fills the cluster until nothing fits any more, and the queue. */
  @Setup
  public void fill() {
    cluster =
        new SteadyCluster(
            new Load(instances, FULL, KINDS, chain, false), new IndexedPlacement(TieBreak.RANDOM));
    queue = new ProvisioningQueue(new ProvisioningLimits(quota, Long.MAX_VALUE));
  }

  /** One task comes, another one stops. */
  @Benchmark
  public int startOrWait() {
    waiting = cluster.startOrWait(queue);
    return waiting;
  }

  /** Says how many waited at the end. */
  @TearDown
  public void describe() {
    System.out.printf("%n  %d tasks wait%n", waiting);
  }
}
