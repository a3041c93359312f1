package dev.berth.scenarios.workload;

import dev.berth.engine.input.Execution;
import dev.berth.engine.lifecycle.container.ContainerPlan;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.RandomStreams;
import dev.berth.scenarios.unit.Durations;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * What is left to chance about each task of a workload. Run times and failures come from streams of
 * their own: a change to one leaves the other as it was.
 */
public final class TaskDraws {
  private static final long LONGEST_NANOS = Durations.LONGEST.toNanos();

  private final @Nullable Distribution runTime;
  private final double failures;
  private final @Nullable ContainerPlan containers;
  private final UniformRandomProvider runTimes;
  private final UniformRandomProvider exits;

  /**
   * Draws from a workload's streams.
   *
   * @param runTime how long tasks run, in seconds; {@code null} for ever
   * @param failures share of tasks that exit with 1
   * @param containers their containers, where these are to be followed one by one
   */
  public TaskDraws(
      @Nullable Distribution runTime,
      double failures,
      @Nullable ContainerPlan containers,
      RandomStreams streams) {
    this.runTime = runTime;
    this.failures = failures;
    this.containers = containers;
    this.runTimes = streams.named("run times").stream();
    this.exits = streams.named("failures").stream();
  }

  /** The next task, with a run time drawn for it. */
  public Execution next() {
    // The tail of a heavy-tailed distribution reaches beyond all measure.
    return next(
        runTime == null
            ? Execution.ENDLESS
            : Math.min(runTime.sampleNanos(runTimes), LONGEST_NANOS));
  }

  /** The next task, with a run time known beforehand. */
  public Execution next(long runTimeNanos) {
    boolean fails = failures > 0 && exits.nextDouble() < failures;
    return new Execution(runTimeNanos, fails ? 1 : 0, containers);
  }

  /** The next few tasks. */
  public List<Execution> next(int count) {
    List<Execution> executions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      executions.add(next());
    }
    return executions;
  }

  /** All tasks of a trace's row, with its run time where it has one. */
  List<Execution> of(TraceRow row) {
    if (row.runTimeNanos() == TraceRow.UNSAID) {
      return next(row.count());
    }
    List<Execution> executions = new ArrayList<>(row.count());
    for (int i = 0; i < row.count(); i++) {
      executions.add(next(row.runTimeNanos()));
    }
    return executions;
  }
}
