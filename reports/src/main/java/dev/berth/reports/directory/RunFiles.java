package dev.berth.reports.directory;

/** The names of the files that describe a run. */
final class RunFiles {
  static final String SCENARIO = "scenario.yaml";
  static final String PROVENANCE = "run.json";
  static final String SUMMARY = "summary.json";
  static final String SERIES = "series.json";
  static final String HISTOGRAMS = "latency.hlog";
  static final String EVENTS = "events.csv.gz";
  static final String REPORT = "report.html";

  private RunFiles() {}
}
