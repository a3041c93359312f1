package dev.berth.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.record.RunResult;
import dev.berth.reports.ReportFixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyFiguresTest {
  @Test
  void percentiles_ofManyTasks_spanFiveNines() {
    Chart.Percentiles chart = percentiles(ReportFixtures.busy().result());

    assertThat(chart.ticks()).containsExactly("0", "90%", "99%", "99.9%", "99.99%", "99.999%");
    assertThat(chart.unit()).isEqualTo("s");
    assertThat(chart.curves())
        .extracting(Chart.Curve::name)
        .containsExactly("wait for a place", "arrival to RUNNING");
  }

  @Test
  void percentiles_ofAnyCurve_neverFall() {
    for (Chart.Curve curve : percentiles(ReportFixtures.busy().result()).curves()) {
      List<Double> values = curve.points().stream().map(Chart.Point::value).toList();

      assertThat(values).isSorted();
    }
  }

  @Test
  void percentiles_ofFewTasks_stopWhereTheyCanTellNoMore() {
    Chart.Percentiles chart = percentiles(ReportFixtures.small().result());

    assertThat(chart.ticks()).containsExactly("0", "90%");
    assertThat(chart.curves().getFirst().points().getLast().label()).isEqualTo("2.5s");
  }

  @Test
  void waits_ofABusyRun_countEveryTaskThatWaited() {
    RunResult result = ReportFixtures.busy().result();
    Figure.Drawn figure = (Figure.Drawn) WaitFigure.of(result);
    Chart.Bars bars = (Chart.Bars) figure.chart();

    assertThat(bars.bars().stream().mapToLong(Chart.Bar::count).sum())
        .isEqualTo(result.waitMicros().getTotalCount() - result.waitMicros().getCountAtValue(0));
  }

  @Test
  void waits_ofOneThatWaited_areOneBar() {
    Figure.Drawn figure = (Figure.Drawn) WaitFigure.of(ReportFixtures.small().result());

    assertThat(((Chart.Bars) figure.chart()).bars()).containsExactly(new Chart.Bar("< 5s", 1, "1"));
  }

  private static Chart.Percentiles percentiles(RunResult result) {
    return (Chart.Percentiles) ((Figure.Drawn) LatencyFigures.percentiles(result)).chart();
  }
}
