package dev.berth.cli.run;

import dev.berth.cli.terminal.Terminal;
import dev.berth.reports.Ink;
import dev.berth.reports.JsonReport;
import dev.berth.reports.RunReport;
import dev.berth.reports.SummaryTable;
import dev.berth.reports.TerminalReport;
import dev.berth.scenarios.runner.RunOutcome;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes results to standard output, which holds nothing else. */
final class ResultOutput {
  private static final String REPORT = "report.html";

  private final OutputFormat format;
  private final Terminal terminal;

  ResultOutput(OutputFormat format, Terminal terminal) {
    this.format = format;
    this.terminal = terminal;
  }

  /** Writes what came of one run, whose directory may have been written. */
  void write(RunReport report, @Nullable Path written) {
    terminal.out().print(text(report, written));
  }

  /** Writes what came of several runs, the first of which has the report. */
  void writeRepeated(RunReport first, @Nullable Path written, List<RunOutcome> outcomes) {
    write(first, written);
  }

  private String text(RunReport report, @Nullable Path written) {
    return switch (format) {
      case TABLE ->
          TerminalReport.render(
              report,
              terminal.colouredOut() ? Ink.COLOUR : Ink.PLAIN,
              written == null ? null : written.resolve(REPORT));
      case JSON -> JsonReport.timedSummary(report);
      case CSV -> SummaryTable.of(report).csv();
      case MARKDOWN -> SummaryTable.of(report).markdown();
    };
  }
}
