package dev.berth.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;

class HistogramLogTest {
  @Test
  void render_readBack_givesBothHistograms() {
    RunReport report = ReportFixtures.busy();
    HistogramLogReader log = reader(HistogramLog.render(report));

    EncodableHistogram wait = log.nextIntervalHistogram();
    EncodableHistogram start = log.nextIntervalHistogram();

    assertThat(wait.getTag()).isEqualTo("wait");
    assertThat((Histogram) wait).isEqualTo(report.result().waitMicros());
    assertThat(start.getTag()).isEqualTo("start");
    assertThat((Histogram) start).isEqualTo(report.result().startMicros());
    assertThat(log.nextIntervalHistogram()).isNull();
  }

  @Test
  void render_twice_givesTheSameText() {
    assertThat(HistogramLog.render(ReportFixtures.small()))
        .isEqualTo(HistogramLog.render(ReportFixtures.small()));
  }

  @Test
  void render_ofNoTasks_givesEmptyHistograms() {
    EncodableHistogram wait =
        reader(HistogramLog.render(ReportFixtures.empty())).nextIntervalHistogram();

    assertThat(((Histogram) wait).getTotalCount()).isZero();
  }

  private static HistogramLogReader reader(String log) {
    return new HistogramLogReader(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)));
  }
}
