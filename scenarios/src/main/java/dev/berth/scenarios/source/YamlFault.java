package dev.berth.scenarios.source;

/** What a YAML parser complains about, in words for the person who wrote the file. */
final class YamlFault {
  private YamlFault() {}

  /** The problem behind a parser's complaint. */
  static Problem problem(Place place, String context, String complaint) {
    String text = String.valueOf(complaint);
    if (text.contains("TAB") || text.contains("'\\t'")) {
      return Problem.error(place, "a tab where YAML takes spaces only", "indent with spaces");
    }
    if (text.contains("mapping values are not allowed")) {
      return Problem.error(
          place,
          "a ':' that does not fit here",
          "check the indentation, and put text that contains ': ' in quotes");
    }
    if (text.contains("could not find expected ':'")) {
      return Problem.error(place, "a line without ':'", "write 'name: value'");
    }
    if (text.contains("expected <block end>") || text.contains("expected the block end")) {
      return Problem.error(place, "an indentation that fits nothing above", "align it");
    }
    if (text.contains("<stream end>") || text.contains("unexpected end of stream")) {
      return Problem.error(
          place, "the file ends too early", "close what is open: a quote, '[' or '{'");
    }
    String where = context == null || context.isEmpty() ? "" : " " + context;
    return Problem.error(place, "not YAML: " + text + where, "");
  }
}
