package dev.berth.reports.html;

import dev.berth.reports.JsonReport;
import dev.berth.reports.RunReport;

/** A run as one self-contained HTML page. */
public final class HtmlReport {
  private HtmlReport() {}

  /** The page's text. */
  public static String render(RunReport report) {
    return """
    <!doctype html>
    <html lang="en"><meta charset="utf-8"><title>%s</title><h1>%s</h1><pre>%s</pre></html>
    """
        .formatted(
            escape(report.name()), escape(report.name()), escape(JsonReport.timedSummary(report)));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
