package dev.berth.reports.html;

import dev.berth.reports.Numbers;
import dev.berth.reports.Provenance;
import dev.berth.reports.RunReport;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Where a run comes from and how to repeat it. */
final class Origin {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Origin() {}

  /** One line under the title. */
  static String line(RunReport report) {
    double simulated = report.result().summary().simulatedSeconds();
    double wall = report.provenance().wallSeconds();
    return "%s simulated in %s · seed %d · timing %s · result %s"
        .formatted(
            Numbers.duration(simulated),
            Numbers.duration(wall),
            report.seed(),
            report.timing(),
            report.result().resultHash());
  }

  /** All of it, as terms and descriptions. */
  static String list(RunReport report) {
    Provenance made = report.provenance();
    double simulated = report.result().summary().simulatedSeconds();
    Map<String, String> terms = new LinkedHashMap<>();
    terms.put("Result hash", report.result().resultHash());
    terms.put("Seed", Long.toString(report.seed()));
    terms.put("Timing profile", report.timing());
    terms.put("Simulated", Numbers.duration(simulated));
    terms.put("World events", Numbers.grouped(report.result().events()));
    terms.put("Wall time", wall(simulated, made.wallSeconds()));
    terms.put("Started", TIME.format(made.startedAt()));
    terms.put("Lanes, threads", made.lanes() + ", " + made.threads());
    terms.put("berth", made.version());
    terms.put("Java", made.jdk());
    terms.put("Platform", made.platform());
    StringBuilder markup = new StringBuilder();
    terms.forEach((term, description) ->
        markup
            .append("<div>")
            .append(Markup.element("dt", term))
            .append(Markup.element("dd", description))
            .append("</div>\n"));
    return markup.toString();
  }

  private static String wall(double simulated, double wall) {
    String text = Numbers.duration(wall);
    return wall > 0 && simulated > 0
        ? text + " (" + Numbers.grouped(simulated / wall, 0) + " times as fast as real time)"
        : text;
  }
}
