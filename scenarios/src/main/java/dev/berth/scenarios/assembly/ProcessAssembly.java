package dev.berth.scenarios.assembly;

import dev.berth.engine.input.ArrivalSource;
import dev.berth.engine.random.RandomStreams;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.ArrivalsSpec;
import dev.berth.scenarios.unit.Durations;
import dev.berth.scenarios.unit.Rate;
import dev.berth.scenarios.workload.ArrivalTimes;
import dev.berth.scenarios.workload.ProcessArrivals;
import dev.berth.scenarios.workload.ProcessArrivals.Window;
import dev.berth.scenarios.workload.TaskDraws;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Arrival processes of a scenario to sources of arrivals. */
final class ProcessAssembly {
  private final Document document;
  private final Problems problems;
  private final @Nullable Duration horizon;

  ProcessAssembly(Document document, Problems problems, @Nullable Duration horizon) {
    this.document = document;
    this.problems = problems;
    this.horizon = horizon;
  }

  /** The source of a process; {@code null} when something is wrong with it, which is noted. */
  @Nullable Function<RandomStreams, ArrivalSource> assemble(
      List<String> path, ArrivalsSpec spec, Function<RandomStreams, TaskDraws> draws) {
    Rate rate = spec.rate();
    Duration at = spec.at();
    boolean rated = has(path, "rate");
    if (rated == has(path, "at")) {
      String found = rated ? "both rate and at" : "neither rate nor at";
      error(path, rated ? "at" : "", "arrivals have " + found, "give them one of the two");
      return null;
    }
    if (rate == null) {
      return at == null ? null : burst(path, spec, draws);
    }
    return process(path, spec, rate, draws);
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
      List<String> path, ArrivalsSpec spec, Rate rate, Function<RandomStreams, TaskDraws> draws) {
    if (spec.count() != null) {
      error(path, "count", "'count' goes with 'at'", "with a rate, use batch or limit");
      return null;
    }
    long from = nanos(spec.from(), 0);
    long until = nanos(spec.until(), Durations.LONGEST.toNanos());
    if (until <= from) {
      error(path, "until", "arrivals end before they begin", "make 'until' later than 'from'");
      return null;
    }
    boolean ends = horizon != null || has(path, "until") || has(path, "limit");
    if (!ends && !document.has(List.of("duration"))) {
      error(path, "", "arrivals without end", "add until, limit, or a duration of the scenario");
      return null;
    }
    Window window = new Window(from, until, spec.limit() == null ? Long.MAX_VALUE : spec.limit());
    return streams -> {
      ArrivalTimes times =
          switch (spec.process()) {
            case POISSON -> ArrivalTimes.poisson(rate, streams.named("arrivals").stream());
            case CONSTANT -> ArrivalTimes.constant(rate);
          };
      return new ProcessArrivals(times, window, spec.batch(), draws.apply(streams));
    };
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
