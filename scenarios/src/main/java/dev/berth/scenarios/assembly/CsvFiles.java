package dev.berth.scenarios.assembly;

import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.workload.FileFault;
import dev.berth.scenarios.workload.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Checks that files are CSV as berth reads it: a header line, commas between columns. */
final class CsvFiles {
  private final Problems problems;

  CsvFiles(Problems problems) {
    this.problems = problems;
  }

  /** The names of a file's columns; empty when it has none that can be used, which is noted. */
  List<String> header(Path file, String name, Place place) {
    try {
      List<String> header = Trace.header(file);
      if (header.isEmpty()) {
        problems.error(place, "'" + name + "' is empty", "expected a header line");
      }
      return isSeparatedOtherwise(header, name, place) ? List.of() : header;
    } catch (IOException e) {
      noteUnreadable(name, place, e);
      return List.of();
    }
  }

  /** Notes that a file cannot be read. */
  void noteUnreadable(String name, Place place, IOException fault) {
    problems.error(place, "'%s' cannot be read: %s".formatted(name, FileFault.describe(fault)));
  }

  /** Whether all columns look like one, because no commas separate them; notes it. */
  boolean isSeparatedOtherwise(List<String> header, String name, Place place) {
    if (header.size() != 1) {
      return false;
    }
    String only = header.getFirst();
    String separator = only.contains(";") ? "';'" : only.contains("\t") ? "tabs" : "";
    if (separator.isEmpty()) {
      return false;
    }
    problems.error(
        place,
        "the columns of '%s' seem to be separated by %s".formatted(name, separator),
        "expected commas");
    return true;
  }
}
