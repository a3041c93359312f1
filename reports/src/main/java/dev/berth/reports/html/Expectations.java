package dev.berth.reports.html;

import dev.berth.reports.RunReport;
import dev.berth.reports.Verdict;

/** What the scenario expects, and whether it came true. */
final class Expectations {
  private Expectations() {}

  /** The verdict over all of them, as a badge; a second badge when the run was stopped. */
  static String badges(RunReport report) {
    String badges = badge(report);
    return report.result().interrupted()
        ? badge("warn", "Interrupted: figures cover what ran") + badges
        : badges;
  }

  private static String badge(RunReport report) {
    int count = report.verdicts().size();
    if (count == 0) {
      return badge("none", "No expectations");
    }
    String met =
        report.metCount() + " of " + count + (count == 1 ? " expectation" : " expectations");
    return report.allMet() ? badge("good", "✓ " + met + " met") : badge("bad", "✗ " + met + " met");
  }

  private static String badge(String kind, String text) {
    return "<span class=\"badge " + kind + "\">" + Markup.escape(text) + "</span>\n";
  }

  /** One row for each expectation. */
  static String table(RunReport report) {
    if (report.verdicts().isEmpty()) {
      return "<p class=\"empty\">The scenario states no expectations.</p>\n";
    }
    StringBuilder markup = new StringBuilder();
    markup
        .append("<div class=\"scroll\" tabindex=\"0\" role=\"region\"")
        .append(" aria-label=\"Expectations\">\n<table class=\"expectations\">\n<thead><tr>")
        .append("<th scope=\"col\">met</th><th scope=\"col\">expectation</th>")
        .append("<th scope=\"col\">actual</th></tr></thead>\n<tbody>\n");
    report.verdicts().forEach(verdict -> append(markup, verdict));
    return markup.append("</tbody>\n</table>\n</div>\n").toString();
  }

  private static void append(StringBuilder markup, Verdict verdict) {
    String mark =
        verdict.met()
            ? "<span class=\"mark good\">✓ <span>met</span></span>"
            : "<span class=\"mark bad\">✗ <span>not met</span></span>";
    markup
        .append("<tr><td>")
        .append(mark)
        .append("</td><th scope=\"row\"><code>")
        .append(Markup.escape(verdict.expectation()))
        .append("</code></th>")
        .append(Markup.element("td", verdict.actual()))
        .append("</tr>\n");
  }
}
