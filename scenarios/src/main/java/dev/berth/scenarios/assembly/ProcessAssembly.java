package dev.berth.scenarios.assembly;

import dev.berth.engine.input.ArrivalSource;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.schedule.Schedule;
import dev.berth.engine.schedule.ScheduleExpression;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.ArrivalsSpec;
import dev.berth.scenarios.spec.ScenarioSpec;
import dev.berth.scenarios.unit.Durations;
import dev.berth.scenarios.unit.Rate;
import dev.berth.scenarios.workload.ArrivalTimes;
import dev.berth.scenarios.workload.ProcessArrivals;
import dev.berth.scenarios.workload.ProcessArrivals.Window;
import dev.berth.scenarios.workload.TaskDraws;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Arrival processes of a scenario to sources of arrivals. */
final class ProcessAssembly {
  private static final List<String> SOURCES = List.of("rate", "schedule", "at");

  private final Document document;
  private final Problems problems;
  private final @Nullable Duration horizon;
  private final Instant start;

  ProcessAssembly(Document document, Problems problems, ScenarioSpec scenario) {
    this.document = document;
    this.problems = problems;
    horizon = scenario.duration();
    start = scenario.start();
  }

  /** The source of a process; {@code null} when something is wrong with it, which is noted. */
  @Nullable Function<RandomStreams, ArrivalSource> assemble(
      List<String> path, ArrivalsSpec spec, Function<RandomStreams, TaskDraws> draws) {
    List<String> given = SOURCES.stream().filter(source -> has(path, source)).toList();
    if (given.size() != 1) {
      String found =
          given.isEmpty() ? "neither rate, schedule nor at" : String.join(" and ", given);
      error(
          path,
          given.isEmpty() ? "" : given.getLast(),
          "arrivals have " + found,
          "give them one of rate, schedule and at");
      return null;
    }
    Rate rate = spec.rate();
    ScheduleExpression schedule = spec.schedule();
    if (schedule == null && !given.contains("schedule")) {
      for (String odd : List.of("timeZone", "flexibleWindow")) {
        if (has(path, odd)) {
          error(path, odd, "'" + odd + "' goes with 'schedule'", "leave it out");
        }
      }
    }
    if (schedule != null) {
      noteNeverDue(path, schedule(spec, schedule));
      return process(path, spec, streams -> scheduled(spec, schedule, streams), draws);
    }
    if (rate != null) {
      return process(path, spec, streams -> random(spec, rate, streams), draws);
    }
    return spec.at() == null ? null : burst(path, spec, draws);
  }

  private ArrivalTimes scheduled(
      ArrivalsSpec spec, ScheduleExpression expression, RandomStreams streams) {
    return ArrivalTimes.scheduled(
        schedule(spec, expression), spec.flexibleWindow(), streams.named("schedule").stream());
  }

  private Schedule schedule(ArrivalsSpec spec, ScheduleExpression expression) {
    Instant begin = start.plusNanos(nanos(spec.from(), 0));
    return new Schedule(expression, spec.timeZone(), begin, true);
  }

  private void noteNeverDue(List<String> path, Schedule schedule) {
    if (schedule.next(schedule.begin().minusNanos(1)) == null) {
      error(
          path,
          "schedule",
          "the schedule is never due",
          "it begins at %s; 'start' of the scenario moves that".formatted(schedule.begin()));
    }
  }

  private static ArrivalTimes random(ArrivalsSpec spec, Rate rate, RandomStreams streams) {
    return switch (spec.process()) {
      case POISSON -> ArrivalTimes.poisson(rate, streams.named("arrivals").stream());
      case CONSTANT -> ArrivalTimes.constant(rate);
    };
  }

  private @Nullable Function<RandomStreams, ArrivalSource> burst(
      List<String> path, ArrivalsSpec spec, Function<RandomStreams, TaskDraws> draws) {
    Integer count = spec.count();
    if (count == null && has(path, "count")) {
      return null;
    }
    if (count == null) {
      error(path, "at", "arrivals at one moment without a count", "add 'count: 100'");
      return null;
    }
    if (spec.from() != null || spec.until() != null || spec.limit() != null) {
      String odd = spec.from() != null ? "from" : spec.until() != null ? "until" : "limit";
      error(path, odd, "'" + odd + "' does not go with 'at'", "leave one of them out");
      return null;
    }
    long at = nanos(spec.at(), 0);
    Window window = new Window(at, Long.MAX_VALUE, count);
    return streams -> new ProcessArrivals(ArrivalTimes.once(), window, count, draws.apply(streams));
  }

  private @Nullable Function<RandomStreams, ArrivalSource> process(
      List<String> path,
      ArrivalsSpec spec,
      Function<RandomStreams, ArrivalTimes> times,
      Function<RandomStreams, TaskDraws> draws) {
    if (spec.count() != null) {
      error(path, "count", "'count' goes with 'at'", "use batch or limit");
      return null;
    }
    long from = nanos(spec.from(), 0);
    long until = nanos(spec.until(), Durations.LONGEST.toNanos());
    if (until <= from) {
      error(path, "until", "arrivals end before they begin", "make 'until' later than 'from'");
      return null;
    }
    boolean isOnce = spec.schedule() instanceof ScheduleExpression.At;
    boolean ends = isOnce || horizon != null || has(path, "until") || has(path, "limit");
    if (!ends && !document.has(List.of("duration"))) {
      error(path, "", "arrivals without end", "add until, limit, or a duration of the scenario");
      return null;
    }
    Window window = new Window(from, until, spec.limit() == null ? Long.MAX_VALUE : spec.limit());
    return streams ->
        new ProcessArrivals(times.apply(streams), window, spec.batch(), draws.apply(streams));
  }

  private void error(List<String> path, String property, String message, String hint) {
    List<String> place = new ArrayList<>(path);
    if (!property.isEmpty()) {
      place.add(property);
    }
    problems.error(document.place(place), message, hint);
  }

  private boolean has(List<String> path, String property) {
    List<String> place = new ArrayList<>(path);
    place.add(property);
    return document.has(place);
  }

  private static long nanos(@Nullable Duration duration, long unsaid) {
    return duration == null ? unsaid : duration.toNanos();
  }
}
