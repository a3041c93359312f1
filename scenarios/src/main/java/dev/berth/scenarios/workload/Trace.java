package dev.berth.scenarios.workload;

import dev.berth.engine.input.ArrivalSource;
import dev.berth.engine.model.Resources;
import dev.berth.engine.random.RandomStreams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trace file and how to read it.
 *
 * @param label what messages call the file
 * @param defaultSize what a row leaves out of a task's size
 * @param limit how many rows are read at most
 * @param fromFirst whether arrivals count from the first row's instead of from 0
 * @param sampling how rows without times arrive; {@code null} where they have times
 */
public record Trace(
    Path file,
    String label,
    TraceLayout layout,
    @Nullable LookupTable lookup,
    Resources defaultSize,
    long limit,
    boolean fromFirst,
    @Nullable Sampling sampling) {
  /** The names of a file's columns; empty when the file is. */
  public static List<String> header(Path file) throws IOException {
    try (CsvInput input = CsvInput.open(file)) {
      return input.header();
    }
  }

  /** The arrivals, read when they are asked for. */
  public ArrivalSource arrivals(TaskDraws draws, RandomStreams streams) {
    return sampling == null
        ? new TraceArrivals(this, draws)
        : new SampledArrivals(this, sampling, draws, streams);
  }
}
