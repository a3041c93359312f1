package dev.berth;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.util.List;

/** The project's source format: google-java-format, with imports sorted and unused ones removed. */
final class SourceFormat {
  /** The command that applies the format. */
  static final String COMMAND = "mvn -q -N -P format process-sources";

  private SourceFormat() {}

  /** Rewrites every file that is not in the format, and names each. */
  public static void main(String[] args) throws IOException {
    for (Formatted each : violations(SourceFile.all())) {
      each.source().write(each.text());
      System.out.println("formatted " + each.source().place());
    }
  }

  /** The files that are not in the format, each with the text it should have. */
  static List<Formatted> violations(List<SourceFile> sources) {
    return sources.parallelStream()
        .map(source -> new Formatted(source, format(source)))
        .filter(each -> !each.text().equals(each.source().text()))
        .toList();
  }

  private static String format(SourceFile source) {
    try {
      return new Formatter().formatSourceAndFixImports(source.text());
    } catch (FormatterException e) {
      throw new IllegalStateException(source.place() + ": " + e.getMessage(), e);
    }
  }

  /** A file and its text in the format. */
  record Formatted(SourceFile source, String text) {}
}
