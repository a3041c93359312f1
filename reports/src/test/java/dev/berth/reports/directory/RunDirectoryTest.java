package dev.berth.reports.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.berth.reports.JsonReport;
import dev.berth.reports.ReportException;
import dev.berth.reports.ReportFixtures;
import dev.berth.reports.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  private static final Path FULL_DEVICE = Path.of("/dev/full");

  @TempDir Path temporary;

  @Test
  void complete_ofARun_givesTheDirectoryItsName() throws IOException {
    Path base = temporary.resolve("deep/runs");
    RunDirectory directory = RunDirectory.open(base, "small");
    Files.writeString(directory.eventLogPath(), "log");

    Path complete = directory.complete(ReportFixtures.small());

    assertThat(complete).isEqualTo(base.resolve("20260301T123456Z-small-9f3c1e00"));
    assertThat(names(base)).containsExactly("20260301T123456Z-small-9f3c1e00");
    assertThat(names(complete))
        .containsExactly(
            "events.csv.gz",
            "latency.hlog",
            "report.html",
            "run.json",
            "scenario.yaml",
            "series.json",
            "summary.json");
    assertThat(complete.resolve("summary.json"))
        .hasContent(JsonReport.summary(ReportFixtures.small()));
  }

  @Test
  void open_beforeCompletion_showsAHiddenNameOnly() throws IOException {
    RunDirectory directory = RunDirectory.open(temporary, "small");

    assertThat(names(temporary)).singleElement().asString().startsWith(".partial-small-");
    assertThat(directory.eventLogPath().getParent()).isDirectory();
  }

  @Test
  void complete_twiceInTheSameSecond_keepsBoth() throws IOException {
    RunDirectory first = RunDirectory.open(temporary, "small");
    RunDirectory second = RunDirectory.open(temporary, "small");

    first.complete(ReportFixtures.small());
    second.complete(ReportFixtures.small());

    assertThat(names(temporary))
        .containsExactly("20260301T123456Z-small-9f3c1e00", "20260301T123456Z-small-9f3c1e00-2");
  }

  @Test
  void complete_withANameFullOfSigns_staysInsideItsBase() throws IOException {
    RunReport report =
        ReportFixtures.withScenario(ReportFixtures.small(), "../../Größe & co", "", "name: x");

    RunDirectory.open(temporary, report.name()).complete(report);

    assertThat(names(temporary)).containsExactly("20260301T123456Z-gr-e-co-9f3c1e00");
  }

  @Test
  void abandon_withFilesInside_leavesNothing() throws IOException {
    RunDirectory directory = RunDirectory.open(temporary, "small");
    Files.writeString(directory.eventLogPath(), "log");

    directory.abandon();

    assertThat(names(temporary)).isEmpty();
  }

  @Test
  void complete_onAFullDisk_namesFileAndReasonAndLeavesNothing() throws IOException {
    assumeTrue(Files.exists(FULL_DEVICE));
    RunDirectory directory =
        RunDirectory.open(
            temporary,
            "small",
            path -> Files.newOutputStream(path.endsWith("series.json") ? FULL_DEVICE : path));

    assertThatExceptionOfType(ReportException.class)
        .isThrownBy(() -> directory.complete(ReportFixtures.small()))
        .withMessageContaining("series.json: the disk is full");
    assertThat(names(temporary)).isEmpty();
  }

  @Test
  void open_wherePathIsAFile_saysSo() throws IOException {
    Path file = Files.writeString(temporary.resolve("runs"), "x");

    assertThatThrownBy(() -> RunDirectory.open(file, "small"))
        .isInstanceOf(ReportException.class)
        .hasMessage("cannot write " + file + ": a file is in the way");
  }

  @Test
  void open_belowAFile_saysSo() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "x");

    assertThatThrownBy(() -> RunDirectory.open(file.resolve("runs"), "small"))
        .isInstanceOf(ReportException.class)
        .hasMessageStartingWith("cannot write " + file.resolve("runs") + ": ");
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
