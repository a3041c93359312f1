package dev.berth.reports.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.berth.engine.record.Summary;
import dev.berth.reports.Ink;
import dev.berth.reports.JsonReport;
import dev.berth.reports.ReportFixtures;
import dev.berth.reports.RunReport;
import dev.berth.reports.TerminalReport;
import dev.berth.reports.UnreadableRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredDirectoryTest {
  @TempDir Path temporary;

  @Test
  void rebuildReport_ofABusyRun_givesTheSamePage() throws IOException {
    Path directory = RunDirectory.open(temporary, "busy").complete(ReportFixtures.busy());
    String page = Files.readString(directory.resolve("report.html"));
    Files.delete(directory.resolve("report.html"));

    Path rebuilt = new StoredDirectory(directory).rebuildReport();

    assertThat(rebuilt).isEqualTo(directory.resolve("report.html")).hasContent(page);
    assertThat(directory.toFile().list()).noneMatch(name -> name.startsWith("."));
  }

  @Test
  void report_ofAnInterruptedRun_isTheOneThatWasWritten() {
    RunReport written = ReportFixtures.interrupted(ReportFixtures.small());
    Path directory = RunDirectory.open(temporary, "small").complete(written);

    RunReport read = new StoredDirectory(directory).report();

    assertThat(JsonReport.timedSummary(read)).isEqualTo(JsonReport.timedSummary(written));
    assertThat(JsonReport.series(read)).isEqualTo(JsonReport.series(written));
    assertThat(JsonReport.provenance(read)).isEqualTo(JsonReport.provenance(written));
    assertThat(TerminalReport.render(read, Ink.PLAIN, null))
        .isEqualTo(TerminalReport.render(written, Ink.PLAIN, null))
        .contains("INTERRUPTED");
  }

  @Test
  void report_ofARunWithFullDemand_isTheOneThatWasWritten() {
    Summary.Shares shares = new Summary.Shares(Double.NaN, 0.4, 0.9);
    RunReport written = ReportFixtures.withFullDemand(ReportFixtures.small(), shares);
    Path directory = RunDirectory.open(temporary, "small").complete(written);

    assertThat(new StoredDirectory(directory).report().result().summary().fullDemand())
        .isEqualTo(shares);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"scenario.yaml", "run.json", "summary.json", "series.json", "latency.hlog"})
  void report_withoutOneOfItsFiles_namesThatFile(String file) throws IOException {
    Path directory = RunDirectory.open(temporary, "small").complete(ReportFixtures.small());
    Files.delete(directory.resolve(file));

    assertThatExceptionOfType(UnreadableRunException.class)
        .isThrownBy(() -> new StoredDirectory(directory).report())
        .withMessageStartingWith(directory + " cannot be read as the directory of a run: ")
        .withMessageContaining(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run.json", "summary.json", "series.json", "latency.hlog"})
  void rebuildReport_fromDamagedData_leavesTheOldReport(String file) throws IOException {
    Path directory = RunDirectory.open(temporary, "small").complete(ReportFixtures.small());
    String page = Files.readString(directory.resolve("report.html"));
    Files.writeString(directory.resolve(file), "{\"half");

    assertThatExceptionOfType(UnreadableRunException.class)
        .isThrownBy(() -> new StoredDirectory(directory).rebuildReport());
    assertThat(directory.resolve("report.html")).hasContent(page);
  }

  @Test
  void report_ofWhatIsNoDirectory_saysSo() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));

    assertThatExceptionOfType(UnreadableRunException.class)
        .isThrownBy(() -> new StoredDirectory(file).report())
        .withMessageEndingWith("it is a file");
    assertThatExceptionOfType(UnreadableRunException.class)
        .isThrownBy(() -> new StoredDirectory(temporary.resolve("none")).report())
        .withMessageEndingWith("it does not exist");
  }
}
