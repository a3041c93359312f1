package dev.berth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.ArrivalSource;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.input.Execution;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.Distribution.Constant;
import dev.berth.engine.random.Distribution.Exponential;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.Recorder;
import dev.berth.engine.record.WorldEvent;
import dev.berth.engine.record.WorldEvent.TaskPlaced;
import dev.berth.engine.record.WorldEvent.TasksDropped;
import dev.berth.engine.time.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A cluster without delays is a queueing system, and some of these have closed formulas. Each
 * figure is measured in independent replications, the warm-up of each cut off; the formula's value
 * must lie within the 99 % confidence interval of their mean.
 */
class QueueingTest {
  private static final double MEAN_SERVICE_SECONDS = 60;
  private static final double CONFIDENCE = 0.99;

  @ParameterizedTest
  @CsvSource({"10, 0.5, 14, 8000", "10, 0.8, 10, 12000", "10, 0.9, 14, 20000"})
  void queue_withPoissonArrivalsAndExponentialRunTimes_waitsAsErlangSays(
      int servers, double load, int replications, int tasks) {
    QueueingSystem system =
        new QueueingSystem(
            servers, load, new Exponential(MEAN_SERVICE_SECONDS), new ClientPolicy.Queue(), tasks);
    double waiting = erlangC(servers, load * servers);
    double meanWait = waiting * MEAN_SERVICE_SECONDS / (servers * (1 - load));

    List<Measured> measured = system.replicate(replications);

    assertAgrees(measured, Measured::shareThatWaited, waiting);
    assertAgrees(measured, Measured::meanWaitSeconds, meanWait);
  }

  @Test
  void queue_withFixedRunTimesAndOneServer_waitsAsPollaczekAndKhinchineSay() {
    double load = 0.7;
    QueueingSystem system =
        new QueueingSystem(
            1, load, new Constant(MEAN_SERVICE_SECONDS), new ClientPolicy.Queue(), 3_000);
    double meanWait = load * MEAN_SERVICE_SECONDS / (2 * (1 - load));

    assertAgrees(system.replicate(8), Measured::meanWaitSeconds, meanWait);
  }

  @Test
  void dropping_withPoissonArrivals_losesTheShareThatErlangSays() {
    int servers = 10;
    double load = 0.9;
    QueueingSystem system =
        new QueueingSystem(
            servers, load, new Exponential(MEAN_SERVICE_SECONDS), new ClientPolicy.Drop(), 4_000);
    double lost = erlangB(servers, load * servers);

    assertAgrees(system.replicate(8), Measured::shareLost, lost);
  }

  /** The probability that an arrival finds all servers busy and is lost. */
  private static double erlangB(int servers, double offered) {
    double lost = 1;
    for (int server = 1; server <= servers; server++) {
      lost = offered * lost / (server + offered * lost);
    }
    return lost;
  }

  /** The probability that an arrival finds all servers busy and waits. */
  private static double erlangC(int servers, double offered) {
    double lost = erlangB(servers, offered);
    double load = offered / servers;
    return lost / (1 - load * (1 - lost));
  }

  /** The formula's value lies in an interval that is narrow enough to mean something. */
  private static void assertAgrees(
      List<Measured> measured, ToDoubleFunction<Measured> figure, double expected) {
    Interval interval = interval(measured, figure);

    assertThat(interval.contains(expected)).as("%s, expected %s", interval, expected).isTrue();
    assertThat(interval.halfWidth).isLessThan(0.3 * interval.mean);
  }

  private static Interval interval(List<Measured> measured, ToDoubleFunction<Measured> figure) {
    double[] values = measured.stream().mapToDouble(figure).toArray();
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double standardError = Math.sqrt(squares / (values.length - 1) / values.length);
    double quantile =
        TDistribution.of(values.length - 1).inverseSurvivalProbability((1 - CONFIDENCE) / 2);
    return new Interval(mean, quantile * standardError);
  }

  /** A mean and how far from it the true one may be. */
  private record Interval(double mean, double halfWidth) {
    boolean contains(double value) {
      return Math.abs(value - mean) <= halfWidth;
    }

    @Override
    public String toString() {
      return "%.6f ± %.6f".formatted(mean, halfWidth);
    }
  }

  /** What one replication showed after its warm-up. */
  private record Measured(double meanWaitSeconds, double shareThatWaited, double shareLost) {}

  /** Servers, and who comes to them. */
  private record QueueingSystem(
      int servers, double load, Distribution service, ClientPolicy whenFull, int tasks) {
    private static final int WARM_UP_TASKS = 1_000;

    List<Measured> replicate(int times) {
      List<Measured> all = new ArrayList<>();
      for (int seed = 1; seed <= times; seed++) {
        all.add(measure(seed));
      }
      return all;
    }

    private Measured measure(long seed) {
      WorldSpecification specification =
          WorldBuilder.world()
              .seed(seed)
              .instances(servers, 1024, 1024)
              .with(
                  WorkloadBuilder.workload("jobs")
                      .whenFull(whenFull)
                      .source(() -> new Jobs(this, RandomStreams.of(seed))))
              .build();
      Waits waits = new Waits();
      try (World world = new World(specification, Parallelism.SINGLE, List.of(waits))) {
        world.run(Pace.BATCH, () -> false);
      }
      return waits.measured();
    }
  }

  /** A Poisson process of single tasks. */
  private static final class Jobs implements ArrivalSource {
    private final QueueingSystem system;
    private final Exponential gaps;
    private final UniformRandomProvider gapRandom;
    private final UniformRandomProvider serviceRandom;
    private long time;
    private int given;

    Jobs(QueueingSystem system, RandomStreams streams) {
      this.system = system;
      gaps = new Exponential(MEAN_SERVICE_SECONDS / (system.load * system.servers));
      gapRandom = streams.named("gaps").stream();
      serviceRandom = streams.named("service").stream();
    }

    @Override
    public @Nullable Arrival next() {
      if (given++ == QueueingSystem.WARM_UP_TASKS + system.tasks) {
        return null;
      }
      time += gaps.sampleNanos(gapRandom);
      Execution execution = new Execution(system.service.sampleNanos(serviceRandom), 0);
      return new Arrival(time, null, List.of(execution));
    }
  }

  /** Waits and losses of all tasks after the first ones. */
  private static final class Waits implements Recorder {
    private int seen;
    private long counted;
    private long waited;
    private long lost;
    private double seconds;

    @Override
    public void on(WorldEvent event) {
      if (event instanceof TaskPlaced placed) {
        count(placed.time() - placed.arrived(), 0);
      } else if (event instanceof TasksDropped dropped) {
        count(0, dropped.count());
      }
    }

    Measured measured() {
      return new Measured(seconds / counted, (double) waited / counted, (double) lost / counted);
    }

    private void count(long waitNanos, int losses) {
      if (++seen > QueueingSystem.WARM_UP_TASKS) {
        counted++;
        waited += waitNanos > 0 ? 1 : 0;
        lost += losses;
        seconds += waitNanos / 1e9;
      }
    }
  }
}
