package dev.berth.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.record.Summary;
import dev.berth.reports.html.HtmlReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalReportTest {
  @Test
  void render_ofABusyRun_listsExpectationsThenTheResult() {
    String text =
        TerminalReport.render(ReportFixtures.busy(), Ink.PLAIN, Path.of("runs/x/report.html"));

    assertThat(text)
        .isEqualTo(
            """
            █ EXPECTATIONS  3 of 4 met
              ✓ waitSeconds.p99 < 60s                 31.2s
              ✓ tasks.dropped == 0                    0
              ✓ startSeconds.p95 < 45s                37.4s
              ✗ utilisation.cpu > 70%                 61.4%
            █ RESULT        2h simulated in 3.1s (×2,323), seed 42, result 9f3c1e0011223344
              tasks      12,511 submitted, 12,480 placed, 12,002 succeeded, 32 failed, \
            31 waiting at the end, 446 unfinished at the end
              wait       3,120 waited; mean 2.25s, p50 0s, p95 14.9s, p99 31.2s, max 1m28s
              start      mean 20.7s, p50 18.1s, p95 37.4s, p99 52.6s, max 1m53s until RUNNING
              peak       842 tasks at once, 431,104 CPU units, 1,204 GiB
              reserved   61.4% of CPU, 40.2% of memory on average
              instances  60, of which 58 were used
              packing    58 instances in use at most, no policy could do with fewer than 53: \
            0.913 of the bound
              stranded   31.0% of free CPU, 80.0% of free memory at the peak
              finish     last task stopped after 2h
              cost       $18.42
              report     runs/x/report.html
            """);
  }

  @Test
  void render_ofAnInterruptedRun_saysSoFirst() {
    RunReport report = ReportFixtures.interrupted(ReportFixtures.busy());

    assertThat(TerminalReport.render(report, Ink.PLAIN, null))
        .startsWith("█ INTERRUPTED   after 2h;")
        .doesNotContain("report.html");
  }

  @Test
  void render_ofSteps_saysWhatBecameOfThem() {
    RunReport report =
        ReportFixtures.withSteps(ReportFixtures.small(), new Summary.Steps(3, 1, 0, 0, 0, 1, 0));

    assertThat(TerminalReport.render(report, Ink.PLAIN, null))
        .contains("3 succeeded, 1 failed, 1 rolled back");
    assertThat(JsonReport.timedSummary(report)).contains("\"steps\"", "\"rolledBack\" : 1");
    assertThat(JsonReport.timedSummary(ReportFixtures.small())).doesNotContain("steps");
  }

  @Test
  void render_ofOwnSchedulers_saysWhatConflictsCost() {
    RunReport report =
        ReportFixtures.withSchedulers(
            ReportFixtures.small(), new Summary.Schedulers(10, 8, 2, 0.2, 5, 0.4, each()));

    assertThat(TerminalReport.render(report, Ink.PLAIN, null))
        .contains(
            "10 planned, 8 committed, 2 conflicts (20.0%), 5 refreshes, 400ms of planning lost");
    assertThat(TerminalReport.render(report, Ink.PLAIN, null))
        .contains("late: 6 planned, 2 conflicts (33.3%), 400ms of planning lost");
    assertThat(JsonReport.timedSummary(report)).contains("\"conflictRate\" : 0.2");
    assertThat(SummaryTable.of(report).csv()).contains("schedulers.byWorkload.late.conflicts,2\n");
    assertThat(HtmlReport.render(report)).contains("<h3>Schedulers</h3>", ">late</th>");
    assertThat(HtmlReport.render(ReportFixtures.small())).doesNotContain("<h3>Schedulers</h3>");
    assertThat(JsonReport.timedSummary(ReportFixtures.small())).doesNotContain("schedulers");
  }

  @Test
  void render_ofTasksThatWaitedInProvisioning_saysWhatBecameOfThem() {
    RunReport report =
        ReportFixtures.withProvisioning(
            ReportFixtures.small(), new Summary.Provisioning(4, 3, 1, 0, 12));

    assertThat(TerminalReport.render(report, Ink.PLAIN, null))
        .contains(
            "provision  4 waited in PROVISIONING, at most 3 at once, 1 timed out, 12 refused");
    assertThat(JsonReport.timedSummary(report)).contains("\"provisioning\"", "\"timedOut\" : 1");
    assertThat(JsonReport.timedSummary(ReportFixtures.small())).doesNotContain("provisioning");
  }

  @Test
  void render_ofContainersThatWereFollowed_saysWhatBecameOfThem() {
    RunReport report =
        ReportFixtures.withContainers(
            ReportFixtures.small(), new Summary.Containers(7, 1, 0, 2, 3, 1));

    assertThat(TerminalReport.render(report, Ink.PLAIN, null))
        .contains(
            "containers 7 started, 1 restarted, 2 tasks failed to start, 3 pulls of images,"
                + " 1 of them failed");
    assertThat(JsonReport.timedSummary(report)).contains("\"containers\"", "\"pulls\" : 3");
    assertThat(JsonReport.timedSummary(ReportFixtures.small())).doesNotContain("containers");
  }

  @Test
  void render_withoutExpectations_beginsWithTheResult() {
    RunReport report = ReportFixtures.withVerdicts(ReportFixtures.empty(), List.of());

    assertThat(TerminalReport.render(report, Ink.PLAIN, null))
        .startsWith("█ RESULT")
        .contains("nobody waited");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | 0 | 0 | nobody waited",
        "0 | 0 | 2 | 2 wait at the end",
        "0 | 3 | 1 | 1 waits at the end, 3 dropped without a place",
        "4 | 0 | 2 | 2 wait at the end; nobody of those placed waited",
        "4 | 1 | 0 | 1 dropped without a place; nobody of those placed waited",
      })
  void render_whereNoPlacedTaskWaited_tellsOfThoseWithoutAPlace(
      long placed, long dropped, long waitingAtEnd, String expected) {
    RunReport report =
        ReportFixtures.withTasks(
            ReportFixtures.empty(),
            new Summary.Tasks(
                placed + dropped + waitingAtEnd,
                placed,
                dropped,
                0,
                placed,
                0,
                waitingAtEnd,
                0,
                0));

    assertThat(TerminalReport.render(report, Ink.PLAIN, null))
        .contains("  wait       " + expected + "\n");
  }

  @Test
  void render_whereArrivalsReachedTheFullDemand_tellsHowMuchWasReserved() {
    RunReport report = ReportFixtures.small();
    Summary.Shares shares = new Summary.Shares(0.5, Double.NaN, 0.9523);

    assertThat(
            TerminalReport.render(ReportFixtures.withFullDemand(report, shares), Ink.PLAIN, null))
        .contains(
            "  demand     50.0% of CPU, 95.2% of GPUs reserved once tasks had asked for all there"
                + " is\n");
    assertThat(TerminalReport.render(report, Ink.PLAIN, null)).doesNotContain("  demand ");
  }

  @Test
  void render_ofSeveralRuns_tellsWithWhichSeedsExpectationsWereNotMet() {
    Verdict met = new Verdict("tasks.dropped == 0", true, "0");
    Verdict unmet = new Verdict("tasks.dropped == 0", false, "3");

    assertThat(expectations(met, met, met)).isEqualTo("1 of 1 met with each of 3 seeds");
    assertThat(expectations(met, unmet, unmet))
        .isEqualTo("1 of 1 met with seed 42; not met with seeds 43, 44");
    assertThat(expectations(unmet, unmet, met))
        .isEqualTo("0 of 1 met with seed 42; not met with seed 43");
    assertThat(expectations(unmet, met))
        .isEqualTo("0 of 1 met with seed 42; all met with the others");
    assertThat(expectations(Collections.nCopies(14, unmet).toArray(Verdict[]::new)))
        .endsWith("; not met with seeds 43, 44, 45, 46, 47, 48, 49, 50, 51, 52 and 3 more");
  }

  @Test
  void render_inColour_differsInEscapesOnly() {
    RunReport report = ReportFixtures.busy();
    String coloured = TerminalReport.render(report, Ink.COLOUR, null);

    assertThat(coloured).contains("\u001b[31m✗");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(TerminalReport.render(report, Ink.PLAIN, null));
  }

  /** What is said of runs with seeds from 42 on, each with one verdict. */
  private static String expectations(Verdict... verdicts) {
    List<RunReport> runs = new ArrayList<>();
    for (Verdict each : verdicts) {
      RunReport run = ReportFixtures.withVerdicts(ReportFixtures.empty(), List.of(each));
      runs.add(ReportFixtures.withSeed(run, 42 + runs.size()));
    }
    String text = TerminalReport.render(runs, Ink.PLAIN, null);
    return text.lines().findFirst().orElseThrow().replace("█ EXPECTATIONS  ", "");
  }

  private static Map<String, Summary.Scheduler> each() {
    Map<String, Summary.Scheduler> each = new LinkedHashMap<>();
    each.put("early", new Summary.Scheduler(4, 4, 0, 0, 2, 0));
    each.put("late", new Summary.Scheduler(6, 4, 2, 1 / 3.0, 3, 0.4));
    return each;
  }
}
