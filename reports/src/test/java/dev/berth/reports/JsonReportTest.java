package dev.berth.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.record.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReportTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  @Test
  void summary_ofASmallRun_isTheGoldenFile() throws IOException {
    assertThat(JsonReport.summary(ReportFixtures.small())).isEqualTo(golden("summary.json"));
  }

  @Test
  void summary_ofTheSameResultMadeElsewhere_hasTheSameBytes() {
    RunReport report = ReportFixtures.busy();

    assertThat(JsonReport.summary(ReportFixtures.madeElsewhere(report)))
        .isEqualTo(JsonReport.summary(report));
    assertThat(JsonReport.series(ReportFixtures.madeElsewhere(report)))
        .isEqualTo(JsonReport.series(report));
  }

  @Test
  void timedSummary_differsFromSummary_inWallSecondsOnly() {
    RunReport report = ReportFixtures.small();

    assertThat(JsonReport.timedSummary(report).replace("  \"wallSeconds\" : 3.1,\n", ""))
        .isEqualTo(JsonReport.summary(report))
        .isNotEqualTo(JsonReport.timedSummary(report));
  }

  @Test
  void series_ofASmallRun_keepsEveryValue() {
    JsonNode document = MAPPER.readTree(JsonReport.series(ReportFixtures.small()));

    assertThat(document.at("/series/bucketSeconds").asInt()).isEqualTo(1800);
    assertThat(document.at("/series/gauges/0/name").asString()).isEqualTo("RUNNING");
    assertThat(document.at("/series/gauges/0/mean/1").asDouble()).isEqualTo(5);
    assertThat(document.at("/heatmap/rows/0/values/2").asDouble()).isEqualTo(0.123456789);
  }

  @Test
  void summary_whereArrivalsReachedTheFullDemandOfGpus_hasThatShareOnly() {
    Summary.Shares shares = new Summary.Shares(Double.NaN, Double.NaN, 0.9523);
    RunReport report = ReportFixtures.withFullDemand(ReportFixtures.small(), shares);

    JsonNode document = MAPPER.readTree(JsonReport.summary(report));

    assertThat(document.get("fullDemand").toString()).isEqualTo("{\"gpu\":0.9523}");
  }

  @Test
  void provenance_ofARun_saysHowToRepeatIt() {
    JsonNode document = MAPPER.readTree(JsonReport.provenance(ReportFixtures.small()));

    assertThat(document.at("/command").asString()).isEqualTo("berth run quickstart.yaml --seed 42");
    assertThat(document.at("/startedAt").asString()).isEqualTo("2026-03-01T12:34:56Z");
    assertThat(document.at("/wallSeconds").asDouble()).isEqualTo(3.1);
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = JsonReportTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
