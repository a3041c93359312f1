package dev.berth.scenarios.assembly;

import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.placement.policy.TaskMix;
import dev.berth.engine.placement.policy.TaskMix.Shape;
import dev.berth.engine.schedule.Schedule;
import dev.berth.engine.schedule.ScheduleExpression;
import dev.berth.scenarios.spec.ArrivalsSpec;
import dev.berth.scenarios.unit.Durations;
import dev.berth.scenarios.unit.Rate;
import dev.berth.scenarios.workload.Trace;
import dev.berth.scenarios.workload.TraceShapes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
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

  private static final int MANY = 10_000;

  private final @Nullable Duration horizon;
  private final Instant start;
  private final List<Supplier<List<Shape>>> parts = new ArrayList<>();
  private @Nullable TaskMix mix;

  /** The mix of what arrives from its start until then. */
  ScenarioMix(@Nullable Duration horizon, Instant start) {
    this.horizon = horizon;
    this.start = start;
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
    ScheduleExpression schedule = arrivals.schedule();
    Integer count = arrivals.count();
    if (rate == null && schedule == null) {
      return count == null ? 1 : count;
    }
    Duration end = arrivals.until();
    if (end == null || horizon != null && horizon.compareTo(end) < 0) {
      end = horizon == null ? Durations.LONGEST : horizon;
    }
    Duration from = arrivals.from();
    Duration begin = from == null ? Duration.ZERO : from;
    double seconds = end.minus(begin).toNanos() / NANOS_PER_SECOND;
    double times =
        schedule == null
            ? rate == null ? 0 : rate.perSecond() * seconds
            : times(schedule, arrivals.timeZone(), begin, end);
    long tasks = Math.round(times * arrivals.batch());
    Long limit = arrivals.limit();
    return limit == null ? tasks : Math.min(limit, tasks);
  }

  /** How often a schedule is due; many times are taken for enough. */
  private double times(ScheduleExpression expression, ZoneId zone, Duration begin, Duration end) {
    Schedule schedule = new Schedule(expression, zone, start.plus(begin), true);
    Instant last = start.plus(end);
    Instant due = schedule.next(start.plus(begin).minusNanos(1));
    int times = 0;
    while (due != null && due.isBefore(last) && times < MANY) {
      times++;
      due = schedule.next(due);
    }
    return times;
  }
}
