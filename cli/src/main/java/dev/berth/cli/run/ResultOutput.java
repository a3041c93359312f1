package dev.berth.cli.run;

import dev.berth.cli.terminal.Terminal;
import dev.berth.reports.Ink;
import dev.berth.reports.JsonReport;
import dev.berth.reports.RunReport;
import dev.berth.reports.SummaryTable;
import dev.berth.reports.TerminalReport;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes results to standard output, which holds nothing else. */
final class ResultOutput {
  private static final String REPORT = "report.html";
  private static final String INDENT = "  ";

  private final OutputFormat format;
  private final Terminal terminal;
  private final Ink ink;

  ResultOutput(OutputFormat format, Terminal terminal) {
    this.format = format;
    this.terminal = terminal;
    this.ink = terminal.colouredOut() ? Ink.COLOUR : Ink.PLAIN;
  }

  /** Writes what came of one run, whose directory may have been written. */
  void write(RunReport report, @Nullable Path written) {
    terminal
        .out()
        .print(
            switch (format) {
              case TABLE -> table(List.of(report), written);
              case JSON -> JsonReport.timedSummary(report);
              case CSV -> SummaryTable.of(report).csv();
              case MARKDOWN -> SummaryTable.of(report).markdown();
            });
  }

  /** Writes what came of several runs, the first of which has the directory. */
  void write(List<RunReport> runs, @Nullable Path written, Repetitions repetitions) {
    terminal
        .out()
        .print(
            switch (format) {
              case TABLE -> table(runs, written) + blocks(repetitions);
              case JSON -> JsonReport.repeatedSummary(runs.getFirst(), repetitions.data());
              case CSV -> repetitions.estimates().csv();
              case MARKDOWN -> repetitions.estimates().markdown();
            });
  }

  private String table(List<RunReport> runs, @Nullable Path written) {
    return TerminalReport.render(runs, ink, written == null ? null : written.resolve(REPORT));
  }

  private String blocks(Repetitions repetitions) {
    var outcomes = repetitions.outcomes();
    String text =
        "%s   %s with seeds %d to %d; above is the first%n%s"
            .formatted(
                ink.strong("█ REPETITIONS"),
                repetitions.isInterrupted()
                    ? "interrupted after %d of %d,".formatted(outcomes.size(), repetitions.wanted())
                    : "" + outcomes.size(),
                outcomes.getFirst().seed(),
                outcomes.getLast().seed(),
                repetitions.readableEstimates().text().indent(INDENT.length()));
    return repetitions.expectations().rows().isEmpty()
        ? text
        : text + "\n" + repetitions.expectations().text().indent(INDENT.length());
  }
}
