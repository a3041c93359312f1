package dev.berth.scenarios.workload;

import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.ArrivalSource;
import dev.berth.engine.input.InvalidInputException;
import dev.berth.engine.model.Resources;
import dev.berth.engine.random.RandomStreams;
import dev.berth.scenarios.unit.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/** The arrivals of a trace without times, at equal distances; holds all of its rows. */
final class SampledArrivals implements ArrivalSource {
  private static final long LONGEST_NANOS = Durations.LONGEST.toNanos();
  private static final int MOST_ROWS = 10_000_000;

  private final Trace trace;
  private final Sampling sampling;
  private final TaskDraws draws;
  private final UniformRandomProvider order;
  private final UniformRandomProvider repeats;
  private @Nullable List<TraceRow> rows;
  private long arrived;
  private double asked;
  private boolean ended;

  SampledArrivals(Trace trace, Sampling sampling, TaskDraws draws, RandomStreams streams) {
    this.trace = trace;
    this.sampling = sampling;
    this.draws = draws;
    this.order = streams.named("row order").stream();
    this.repeats = streams.named("repeated rows").stream();
  }

  @Override
  public @Nullable Arrival next() {
    List<TraceRow> all = rows;
    if (all == null) {
      all = sampling.shuffled() ? Shuffle.of(read(), order) : read();
      rows = all;
    }
    TraceRow row = ended ? null : choose(all);
    ended = row == null || !isWanted(row) || arrived > LONGEST_NANOS / sampling.intervalNanos();
    if (row == null || ended) {
      return null;
    }
    return new Arrival(arrived++ * sampling.intervalNanos(), row.size(), draws.of(row));
  }

  private @Nullable TraceRow choose(List<TraceRow> all) {
    if (arrived < all.size()) {
      return all.get((int) arrived);
    }
    return sampling.until() == null || all.isEmpty() ? null : all.get(repeats.nextInt(all.size()));
  }

  /** Whether arrivals may ask for this row as well; notes that they do. */
  private boolean isWanted(TraceRow row) {
    Sampling.Demand until = sampling.until();
    if (until == null) {
      return true;
    }
    asked += demand(row, until);
    return asked <= until.amount();
  }

  private double demand(TraceRow row, Sampling.Demand until) {
    Resources size = Objects.requireNonNullElse(row.size(), trace.defaultSize());
    return (double) row.count() * until.resource().of(size);
  }

  private List<TraceRow> read() {
    List<TraceRow> all = new ArrayList<>();
    try (TraceRows file = new TraceRows(trace)) {
      for (TraceRow row = file.next(); row != null; row = file.next()) {
        if (all.size() == MOST_ROWS) {
          throw fault("more than %,d rows cannot be sampled".formatted(MOST_ROWS));
        }
        all.add(row);
      }
    }
    Sampling.Demand until = sampling.until();
    if (until != null && all.stream().allMatch(row -> demand(row, until) == 0)) {
      throw fault("no task of the trace asks for any %s".formatted(until.resource().noun()));
    }
    return all;
  }

  private InvalidInputException fault(String message) {
    return new InvalidInputException("error: %s\n  --> %s\n".formatted(message, trace.label()));
  }
}
