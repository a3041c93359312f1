package dev.berth.reports.html;

/** One thing to look at in the page. */
sealed interface Figure {
  /** Identifies it in the page. */
  String id();

  /** What it shows. */
  String title();

  /**
   * A chart and the same figures as a table.
   *
   * @param caption units and how to read it
   * @param finding what the chart shows, in words, for those who do not see it
   */
  record Drawn(
      String id, String title, String caption, String finding, Chart chart, DataTable table)
      implements Figure {}

  /** Words in place of a chart that would be empty. */
  record Empty(String id, String title, String words) implements Figure {}
}
