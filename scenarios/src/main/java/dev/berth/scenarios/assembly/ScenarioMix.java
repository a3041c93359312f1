package dev.berth.scenarios.assembly;

import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.placement.policy.TaskMix;
import dev.berth.engine.placement.policy.TaskMix.Shape;
import dev.berth.scenarios.spec.ArrivalsSpec;
import dev.berth.scenarios.unit.Durations;
import dev.berth.scenarios.unit.Rate;
import dev.berth.scenarios.workload.Trace;
import dev.berth.scenarios.workload.TraceShapes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The mix of a scenario's own tasks: those of a trace as they are, those of a process as many as
 * are to be expected. Traces are read only when somebody asks.
 */
final class ScenarioMix implements Supplier<TaskMix> {
  /** The most tasks of a process that count, so that sums stay far from overflowing. */
  private static final long MOST = 1_000_000_000_000L;

  private static final double NANOS_PER_SECOND = 1e9;

  private final @Nullable Duration horizon;
  private final List<Supplier<List<Shape>>> parts = new ArrayList<>();
  private @Nullable TaskMix mix;

  /** The mix of what arrives until then. */
  ScenarioMix(@Nullable Duration horizon) {
    this.horizon = horizon;
  }

  /** Adds the tasks of a trace. */
  void add(Trace trace, TaskDefinition definition) {
    parts.add(() -> TraceShapes.count(trace, definition.demand()));
  }

  /** Adds the tasks of a process. */
  void add(ArrivalsSpec arrivals, TaskDefinition definition) {
    Resources size = definition.demand();
    long tasks = Math.clamp(expected(arrivals), 1, MOST);
    parts.add(() -> List.of(new Shape(size.cpuUnits(), size.gpuMilli(), tasks)));
  }

  @Override
  public TaskMix get() {
    TaskMix known = mix;
    if (known == null) {
      known = new TaskMix(parts.stream().flatMap(part -> part.get().stream()).toList());
      mix = known;
    }
    return known;
  }

  private long expected(ArrivalsSpec arrivals) {
    Rate rate = arrivals.rate();
    Integer count = arrivals.count();
    if (rate == null) {
      return count == null ? 1 : count;
    }
    Duration end = arrivals.until();
    if (end == null || horizon != null && horizon.compareTo(end) < 0) {
      end = horizon == null ? Durations.LONGEST : horizon;
    }
    Duration from = arrivals.from();
    double seconds = (end.toNanos() - (from == null ? 0 : from.toNanos())) / NANOS_PER_SECOND;
    long tasks = Math.round(rate.perSecond() * seconds * arrivals.batch());
    Long limit = arrivals.limit();
    return limit == null ? tasks : Math.min(limit, tasks);
  }
}
