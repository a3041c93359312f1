package dev.berth.scenarios.source;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** What a YAML parser complains about, in words for the person who wrote the file. */
final class YamlFault {
  private YamlFault() {}

  /** The problem behind a parser's complaint. */
  static Problem problem(SourceText source, MarkedYamlEngineException fault) {
    String complaint = String.valueOf(fault.getProblem());
    Place here = place(source, fault.getProblemMark(), fault.getContextMark());
    // Where something began that was never finished.
    Place beginning = place(source, fault.getContextMark(), fault.getProblemMark());
    if (complaint.contains("TAB") || complaint.contains("'\\t'")) {
      return Problem.error(here, "a tab where YAML takes spaces only", "indent with spaces");
    }
    if (complaint.contains("mapping values are not allowed")) {
      return Problem.error(
          here,
          "a ':' that does not fit here",
          "check the indentation, and put text that contains ': ' in quotes");
    }
    if (complaint.contains("could not find expected ':'")) {
      return Problem.error(beginning, "a line without ':'", "write 'name: value'");
    }
    if (complaint.contains("<stream end>") || complaint.contains("unexpected end of stream")) {
      return Problem.error(beginning, "a quote or bracket that is never closed", "close it");
    }
    if (complaint.contains("expected <block end>")) {
      return Problem.error(here, "an indentation that fits nothing above", "align it");
    }
    String context = fault.getContext();
    String where = context == null || context.isEmpty() ? "" : " " + context;
    return Problem.error(here, "not YAML: " + complaint + where, "");
  }

  private static Place place(SourceText source, Optional<Mark> mark, Optional<Mark> other) {
    return mark.or(() -> other).map(it -> YamlTree.at(source, it, 1)).orElse(source.whole());
  }
}
