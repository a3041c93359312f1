package dev.berth.reports.html;

import dev.berth.engine.record.RunResult;
import dev.berth.reports.Json;
import dev.berth.reports.RunReport;
import dev.berth.reports.SummaryTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A run as one self-contained HTML page. Its content security policy names the hashes of the page's
 * own script and style and forbids everything else.
 */
public final class HtmlReport {
  private HtmlReport() {}

  /** The page's text. */
  public static String render(RunReport report) {
    RunResult result = report.result();
    Course course = Course.of(result);
    Figure states = TaskFigures.states(course);
    Figure waiting = TaskFigures.waiting(course);
    List<Figure> fleet = FleetFigures.quantities(course);
    Figure heatmap = FleetFigures.heatmap(result.heatmap(), result.summary().simulatedSeconds());
    List<Figure> stranded = StrandedFigures.of(result);
    List<Figure> latency = List.of(LatencyFigures.percentiles(result), WaitFigure.of(result));
    List<Figure> all = new ArrayList<>(List.of(states, waiting, heatmap));
    all.addAll(fleet);
    all.addAll(stranded);
    all.addAll(latency);

    Map<String, String> places = new LinkedHashMap<>();
    places.put("name", Markup.escape(report.name()));
    places.put("description", description(report));
    places.put("badges", Expectations.badges(report));
    places.put("origin", Markup.escape(Origin.line(report)));
    places.put("cards", KeyFigures.markup(result.summary()));
    places.put("expectations", Expectations.table(report));
    places.put("states", FigureSection.markup(states));
    places.put("waiting", FigureSection.markup(waiting));
    places.put("schedulers", SchedulerFigures.markup(result.summary().schedulers()));
    places.put("fleet", FigureSection.markup(fleet));
    places.put("heatmap", FigureSection.markup(heatmap));
    places.put("stranded", FigureSection.markup(stranded));
    places.put("latency", FigureSection.markup(latency));
    places.put("figures", figures(report));
    places.put("provenance", Origin.list(report));
    places.put("command", Markup.escape(report.provenance().command()));
    places.put("scenario", Markup.escape(report.scenario()));
    places.put("data", Markup.scriptData(Json.compact(charts(all))));
    inline(places, "style", "report.css");
    inline(places, "library", "echarts/echarts.min.js");
    inline(places, "script", "report.js");
    return Template.resource("report.html").fill(places);
  }

  private static String description(RunReport report) {
    return report.description().isBlank() ? "" : Markup.element("p", report.description().strip());
  }

  private static String figures(RunReport report) {
    List<List<String>> rows =
        SummaryTable.of(report).rows().stream()
            .map(row -> List.of(row.metric(), row.value()))
            .toList();
    return new DataTable(List.of("metric", "value"), rows).markup("All figures");
  }

  private static List<Placed> charts(List<Figure> figures) {
    return figures.stream()
        .flatMap(figure ->
            switch (figure) {
              case Figure.Drawn drawn ->
                  Stream.of(new Placed(drawn.id(), drawn.chart().kind(), drawn.chart()));
              case Figure.Empty _ -> Stream.of();
            })
        .toList();
  }

  private static void inline(Map<String, String> places, String place, String resource) {
    String text = Template.read(resource);
    places.put(place, text);
    places.put(place + "Hash", "sha256-" + Base64.getEncoder().encodeToString(sha256(text)));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java runtime has SHA-256", e);
    }
  }

  /** A chart and the figure it is drawn in. */
  private record Placed(String id, String kind, Chart chart) {}
}
