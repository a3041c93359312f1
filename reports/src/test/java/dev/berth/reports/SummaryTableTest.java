package dev.berth.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryTableTest {
  @Test
  void csv_ofASmallRun_hasOneRowForEachFigure() {
    assertThat(table().csv())
        .startsWith("metric,value\nscenario,small\nseed,42\ntiming,realistic\n")
        .contains("\nsimulatedSeconds,10702638\nwallSeconds,3.1\nresultHash,9f3c1e0011223344\n")
        .contains("\nwaitSeconds.mean,146.553795123\n")
        .endsWith("\nexpectation utilisation.cpu > 70%,\"not met, 61.4%\"\n");
  }

  @Test
  void csv_withCommasAndQuotes_quotesThem() {
    RunReport report =
        ReportFixtures.withScenario(ReportFixtures.small(), "a, \"b\"", "", "name: x");

    assertThat(SummaryTable.of(report).csv()).contains("\nscenario,\"a, \"\"b\"\"\"\n");
  }

  @Test
  void markdown_withPipes_escapesThem() {
    RunReport report = ReportFixtures.withScenario(ReportFixtures.small(), "a|b", "", "name: x");

    assertThat(SummaryTable.of(report).markdown())
        .startsWith("| metric | value |\n|---|---:|\n| scenario | a\\|b |\n");
  }

  @Test
  void text_ofASmallRun_alignsItsColumns() {
    assertThat(table().text())
        .startsWith(
            """
            scenario                            small
            seed                                42
            """)
        .contains("\npeak.cpuUnits                       5120\n");
  }

  private static SummaryTable table() {
    return SummaryTable.of(ReportFixtures.small());
  }
}
