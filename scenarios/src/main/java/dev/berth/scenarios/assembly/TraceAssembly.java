package dev.berth.scenarios.assembly;

import dev.berth.engine.InstanceGroup;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.EndlessRowsSpec;
import dev.berth.scenarios.spec.LookupSpec;
import dev.berth.scenarios.spec.TraceColumnsSpec;
import dev.berth.scenarios.spec.TraceOriginSpec;
import dev.berth.scenarios.spec.TraceSpec;
import dev.berth.scenarios.workload.LookupTable;
import dev.berth.scenarios.workload.Sampling;
import dev.berth.scenarios.workload.Trace;
import dev.berth.scenarios.workload.TraceLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Traces of a scenario to files with known columns; reads headers and lookup tables only. */
final class TraceAssembly {
  private final Document document;
  private final ScenarioFiles files;
  private final Problems problems;
  private final CsvFiles csv;
  private final TraceSampling sampling;

  /** An assembly of traces for a cluster with these instances. */
  TraceAssembly(
      Document document, ScenarioFiles files, Problems problems, List<InstanceGroup> instances) {
    this.document = document;
    this.files = files;
    this.problems = problems;
    this.csv = new CsvFiles(problems);
    this.sampling = new TraceSampling(document, problems, instances);
  }

  /** The trace of a workload; {@code null} when something is wrong with it, which is noted. */
  @Nullable Trace assemble(String workload, TraceSpec spec, @Nullable TaskDefinition definition) {
    Place place = document.place("workloads", workload, "trace", "file");
    Path file = files.find(spec.file(), place);
    LookupTable lookup = lookup(workload, spec.lookup());
    List<String> header = file == null ? List.of() : csv.header(file, spec.file(), place);
    boolean lookupMissing = spec.lookup() != null && lookup == null;
    if (file == null || header.isEmpty() || lookupMissing) {
      return null;
    }
    List<String> joined = lookup == null ? List.of() : lookup.header();
    ColumnFinder finder =
        new ColumnFinder(
            document,
            problems,
            List.of("workloads", workload, "trace"),
            "the trace",
            header,
            joined);
    TraceLayout layout = layout(finder, spec);
    Long limit = spec.limit();
    Sampling sampled = sampling.assemble(workload, spec);
    return new Trace(
        file,
        file.toString(),
        layout,
        lookup,
        definition == null ? Resources.NONE : definition.demand(),
        limit == null ? Long.MAX_VALUE : limit,
        spec.origin() == TraceOriginSpec.FIRST,
        sampled);
  }

  private TraceLayout layout(ColumnFinder finder, TraceSpec spec) {
    TraceColumnsSpec columns = spec.columns();
    LookupSpec lookup = spec.lookup();
    EndlessRowsSpec endless = spec.endless();
    return new TraceLayout(
        finder.time("arrival", columns.arrival()),
        finder.time("runTime", columns.runTime()),
        finder.cpu(columns.cpu()),
        finder.memory(columns.memory()),
        finder.number("gpus", columns.gpus()),
        finder.gpuShare(columns.gpuShare()),
        finder.number("count", columns.count()),
        finder.number("batch", columns.batch()),
        lookup == null ? null : finder.named(lookup.key(), "lookup", "key"),
        endless == null ? null : finder.named(endless.column(), "endless", "column"),
        endless == null ? "" : endless.value());
  }

  private @Nullable LookupTable lookup(String workload, @Nullable LookupSpec spec) {
    if (spec == null) {
      return null;
    }
    Place place = document.place("workloads", workload, "trace", "lookup", "file");
    Path file = files.find(spec.file(), place);
    if (file == null) {
      return null;
    }
    try {
      LookupTable table = LookupTable.read(file, spec.key());
      if (csv.isSeparatedOtherwise(table.header(), spec.file(), place)) {
        return null;
      }
      if (!table.header().contains(spec.key())) {
        ColumnFinder.noteMissing(
            problems,
            document.place("workloads", workload, "trace", "lookup", "key"),
            spec.key(),
            "'" + spec.file() + "'",
            table.header());
      }
      return table;
    } catch (IOException e) {
      csv.noteUnreadable(spec.file(), place, e);
      return null;
    }
  }
}
