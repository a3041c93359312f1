package dev.berth.scenarios.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.packing.Packing;
import dev.berth.engine.packing.Stranded;
import dev.berth.engine.record.Quantiles;
import dev.berth.engine.record.Summary;
import dev.berth.scenarios.source.Node;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.source.SourceText;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {
  private static final Quantiles WAITS =
      new Quantiles(3, 146.5537949, 1, 2, 387, 400, 500, 9542, 28_565_826, true);
  private static final Packing PACKING =
      new Packing(3, 2, 2, 2.0 / 3, new Stranded(0.25, 0, 0), Stranded.NOTHING, Stranded.NOTHING);
  private static final Summary SUMMARY =
      new Summary(
          new Summary.Tasks(100, 90, 10, 5, 80, 10, 0, 0, 0),
          WAITS,
          WAITS,
          new Summary.Amount(50, 45_180_928, 2_048, 0),
          new Summary.Amount(10, 0, 0, 0),
          new Summary.Utilisation(0.614, 0.3, 0),
          new Summary.Shares(0.25, 0.1, 0),
          new Summary.Shares(0.9, Double.NaN, Double.NaN),
          PACKING,
          4,
          3,
          10_702_638,
          7_200,
          18.416);

  @ParameterizedTest
  @CsvSource({
    "tasks.placed == 90, true, 90",
    "tasks.placed != 90, false, 90",
    "tasks.placed >= 90, true, 90",
    "tasks.placed > 90, false, 90",
    "tasks.placed<100, true, 90",
    "waitSeconds.mean == 146.553795, true, 146.553795 s",
    "waitSeconds.mean == 146.55380, false, 146.553795 s",
    "waitSeconds.mean == 146.6, true, 146.553795 s",
    "waitSeconds.mean == 147, false, 146.553795 s",
    "waitSeconds.p95 < 6m30s, true, 387 s",
    "waitSeconds.p95 <= 387000 ms, true, 387 s",
    "waitSeconds.count == 3, true, 3",
    "lastFinishSeconds == 10_702_638, true, 10702638 s",
    "peak.cpuUnits == 44122 vCPU, true, 45180928 units",
    "peak.memoryMiB == 2 GiB, true, 2048 MiB",
    "utilisation.cpu > 70%, false, 61.4 %",
    "utilisation.cpu == 61.4%, true, 61.4 %",
    "packing.instancesNeeded == 2, true, 2",
    "packing.efficiency > 60%, true, 66.67 %",
    "packing.strandedAtPeak.cpu < 20%, false, 25 %",
    "costUsd < $20, true, $18.42",
    "reservedAtEnd.cpu == 25%, true, 25 %",
    "fullDemand.cpu >= 90%, true, 90 %",
    "fullDemand.gpu >= 0%, false, no value",
    "mean(fullDemand.cpu) > 0.9, false, 90 %",
    "' mean ( tasks.placed )==90 ', true, 90",
  })
  void statement_aboutResult_isHeldAgainstIt(String text, boolean met, String actual) {
    assertThat(parse(text).evaluate(SUMMARY))
        .isEqualTo(new Expectation.Outcome(text.strip(), met, actual));
  }

  @Test
  void metrics_coverAllNumbersOfTheSummary() {
    assertThat(Metric.all().keySet())
        .contains(
            "tasks.submitted",
            "tasks.unfinishedAtEnd",
            "tasks.tooLarge",
            "waitSeconds.p999",
            "startSeconds.total",
            "peak.gpus",
            "dropped.memoryMiB",
            "utilisation.gpu",
            "instances",
            "instancesUsed",
            "simulatedSeconds",
            "costUsd")
        .doesNotContain("waitSeconds.exact");
    Metric.all().values().forEach(metric -> assertThat(metric.of(SUMMARY)).isNotNull());
  }

  private static Expectation parse(String text) {
    Problems problems = new Problems();
    SourceText source = SourceText.of("test", text);
    Node.Scalar scalar = new Node.Scalar(source.whole(), text, false);
    Expectation expectation = new ExpectationParser(problems).parse(scalar);
    assertThat(problems.inFileOrder(source)).isEmpty();
    return Objects.requireNonNull(expectation);
  }
}
