package dev.berth.scenarios.binding;

import dev.berth.scenarios.source.DocumentParser;
import dev.berth.scenarios.source.Node;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.source.SourceText;
import java.util.Objects;

/** Default values, read like any other text. */
final class Defaults {
  private Defaults() {}

  /** The default of a property that has one. */
  static Node node(Property property) {
    String text = property.defaultText().orElseThrow();
    SourceText source = SourceText.unlined("default of " + property.quotedName());
    Problems problems = new Problems();
    return Objects.requireNonNull(DocumentParser.parseValue(source, text, problems));
  }
}
