package dev.berth.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.packing.Packing;
import dev.berth.engine.packing.Stranded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackingTextTest {
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "1000, 999, 0.999", "10000, 9999, 0.999", "3, 2, 0.666", "2, 1, 0.5"})
  void efficiency_roundedDown_isOneOnlyWhereTheBoundIsReached(
      int inUse, int needed, String expected) {
    double efficiency = (double) needed / inUse;
    Stranded none = Stranded.NOTHING;

    assertThat(PackingText.efficiency(new Packing(inUse, needed, 1, efficiency, none, none, none)))
        .isEqualTo(expected);
  }

  @Test
  void stranded_withNothingToSee_saysSo() {
    assertThat(PackingText.stranded(new Stranded(0.0004, 0, 0), false))
        .isEqualTo("nothing of what was free at the peak");
    assertThat(PackingText.stranded(new Stranded(0.25, 0, 0.5), true))
        .isEqualTo("25.0% of free CPU, 0.0% of free memory, 50.0% of free GPUs at the peak");
  }

  @Test
  void report_ofARunWithoutTasks_saysNothingAboutPacking() {
    assertThat(TerminalReport.render(ReportFixtures.empty(), Ink.PLAIN, null))
        .doesNotContain("packing", "stranded");
  }

  @Test
  void report_ofAPackingNobodyCanImprove_saysSo() {
    assertThat(TerminalReport.render(ReportFixtures.small(), Ink.PLAIN, null))
        .contains("  packing    2 instances in use at most, and no policy could do with fewer\n")
        .contains("  stranded   12.5% of free CPU, 0.0% of free memory at the peak\n");
  }
}
