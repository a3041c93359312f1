package dev.berth.reports;

import java.util.List;

/** The expectations of runs as JUnit XML, which every CI service can show. */
public final class JUnitReport {
  private static final String PROLOGUE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private JUnitReport() {}

  /** The text of the XML file: one test case for each expectation. */
  public static String render(RunReport report) {
    StringBuilder xml = new StringBuilder(PROLOGUE);
    suite(xml, report, "");
    return xml.toString();
  }

  /** The same for several runs: a suite for each, and its seed in the name of each test case. */
  public static String render(List<RunReport> reports) {
    StringBuilder xml = new StringBuilder(PROLOGUE).append("<testsuites>\n");
    reports.forEach(report -> suite(xml, report, " (seed " + report.seed() + ")"));
    return xml.append("</testsuites>\n").toString();
  }

  private static void suite(StringBuilder xml, RunReport report, String suffix) {
    long failures = report.verdicts().size() - report.metCount();
    String counts =
        "tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\""
            .formatted(report.verdicts().size(), failures);
    String seconds = Numbers.plain(report.provenance().wallSeconds());
    xml.append(
        "<testsuite name=\"%s\" %s time=\"%s\">\n"
            .formatted(escaped(report.name() + suffix), counts, seconds));
    xml.append("  <properties>\n");
    property(xml, "seed", Long.toString(report.seed()));
    property(xml, "resultHash", report.result().resultHash());
    property(xml, "interrupted", Boolean.toString(report.result().interrupted()));
    property(xml, "command", report.provenance().command());
    xml.append("  </properties>\n");
    report.verdicts().forEach(verdict -> testCase(xml, report.name(), suffix, verdict));
    xml.append("</testsuite>\n");
  }

  private static void property(StringBuilder xml, String name, String value) {
    xml.append("    <property name=\"%s\" value=\"%s\"/>\n".formatted(name, escaped(value)));
  }

  private static void testCase(StringBuilder xml, String scenario, String suffix, Verdict verdict) {
    xml.append(
        "  <testcase classname=\"berth.%s\" name=\"%s\" time=\"0\""
            .formatted(escaped(scenario), escaped(verdict.expectation() + suffix)));
    if (verdict.met()) {
      xml.append("/>\n");
      return;
    }
    String message = "expected " + verdict.expectation() + ", but it was " + verdict.actual();
    xml.append(">\n    <failure message=\"").append(escaped(message)).append("\"/>\n");
    xml.append("  </testcase>\n");
  }

  /** Text for an attribute; characters that XML cannot hold become question marks. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\n', '\r', '\t' -> escaped.append("&#").append(c).append(';');
            default -> escaped.appendCodePoint(isXml(c) ? c : '?');
          }
        });
    return escaped.toString();
  }

  private static boolean isXml(int c) {
    return c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
  }
}
