package dev.berth.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.reports.ReportFixtures;
import dev.berth.reports.RunReport;
import dev.berth.reports.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HtmlReportTest {
  private static final int MAX_BYTES = 3_000_000;
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"report-data\">(.*?)</script>");

  @Test
  void render_ofABusyRun_staysBelowThreeMegabytes() {
    String page = HtmlReport.render(ReportFixtures.busy());

    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(MAX_BYTES);
  }

  @Test
  void render_ofManyInstances_staysBelowThreeMegabytes() {
    String page = HtmlReport.render(ReportFixtures.withHeatmap(ReportFixtures.busy(), 300, 200));

    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(MAX_BYTES);
  }

  @Test
  void render_ofABusyRun_namesNoAddressOutsideThePage() {
    String page = withoutLibrary(HtmlReport.render(ReportFixtures.busy()));

    assertThat(page).doesNotContainIgnoringCase("http://", "https://", "src=", "@import", "url(");
  }

  @Test
  void render_ofABusyRun_holdsEveryFigure() {
    JsonNode charts = data(HtmlReport.render(ReportFixtures.busy()));

    assertThat(charts.valueStream().map(chart -> chart.get("id").asString()))
        .containsExactly(
            "states",
            "waiting",
            "heatmap",
            "instances",
            "cpuUnits",
            "memoryMiB",
            "stranded",
            "percentiles",
            "waits");
  }

  @Test
  void render_ofNoTasks_saysSoInWords() {
    String page = HtmlReport.render(ReportFixtures.empty());

    assertThat(data(page).isEmpty()).isTrue();
    assertThat(page)
        .contains("No task ran.")
        .contains("No task waited for any length of time.")
        .contains("There were no instances, or no time passed.")
        .contains("No task was placed.");
  }

  @Test
  void render_withMarkupInEveryText_showsItAsText() {
    String hostile = "</script><script>alert('\"&ü𝄞${data}')</script>";
    RunReport report =
        ReportFixtures.withVerdicts(
            ReportFixtures.withScenario(ReportFixtures.busy(), hostile, hostile, hostile),
            List.of(new Verdict(hostile, true, hostile)));

    String page = HtmlReport.render(report);

    assertThat(page).doesNotContain("<script>alert");
    assertThat(page)
        .contains(
            "&lt;/script&gt;&lt;script&gt;alert(&#39;&quot;&amp;ü𝄞${data}&#39;)&lt;/script&gt;");
  }

  @Test
  void render_withMarkupInInstanceNames_keepsItInsideTheData() {
    String label = "</script><b>";
    RunReport report = ReportFixtures.withHeatmapLabel(ReportFixtures.busy(), label);

    String page = HtmlReport.render(report);

    assertThat(page).doesNotContain("</script><b>");
    assertThat(data(page).at("/2/chart/rows/0").asString()).isEqualTo(label);
  }

  @Test
  void render_ofAnInterruptedRun_saysSo() {
    String page = HtmlReport.render(ReportFixtures.interrupted(ReportFixtures.busy()));

    assertThat(page).contains("<span class=\"badge warn\">Interrupted");
  }

  @Test
  void render_withoutExpectations_saysSo() {
    String page = HtmlReport.render(ReportFixtures.withVerdicts(ReportFixtures.busy(), List.of()));

    assertThat(page)
        .contains("No expectations</span>")
        .contains("The scenario states no expectations.");
  }

  @Test
  void render_ofEveryChart_hasATableAndWordsForIt() {
    String page = withoutLibrary(HtmlReport.render(ReportFixtures.busy()));

    assertThat(page.split("<div class=\"chart ", -1)).hasSize(10);
    assertThat(page.split("<details><summary>Table", -1)).hasSize(10);
    assertThat(page)
        .contains("aria-label=\"At most 207 tasks waited for a place, at 1:05.\"")
        .contains("<th scope=\"row\">99.99%</th>");
  }

  private static JsonNode data(String page) {
    Matcher matcher = DATA.matcher(page);
    assertThat(matcher.find()).isTrue();
    return JsonMapper.shared().readTree(matcher.group(1));
  }

  private static String withoutLibrary(String page) {
    String library = Template.read("echarts/echarts.min.js");
    assertThat(page).contains(library);
    return page.replace(library, "");
  }
}
