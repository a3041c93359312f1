package dev.berth.scenarios.source;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a text as a tree: JSON where its name says so, YAML otherwise. */
public final class DocumentParser {
  private DocumentParser() {}

  /** The document, or {@code null} when its problems leave nothing to look at. */
  public static @Nullable Document parse(SourceText source, String text, Problems problems) {
    if (text.isBlank()) {
      problems.error(source.whole(), source.name() + " is empty", "");
      return null;
    }
    Node root = parseNode(source, text, problems);
    if (root == null) {
      return null;
    }
    if (root instanceof Node.Mapping mapping) {
      return new Document(source, mapping);
    }
    boolean nothing = root instanceof Node.Scalar scalar && scalar.isNull();
    problems.error(
        nothing ? source.whole() : root.place(),
        nothing ? source.name() + " has no content" : "expected properties, found " + root.kind(),
        nothing ? "" : "write 'name: value' lines");
    return null;
  }

  /** The value that a text is, as after {@code name:} in a file; {@code null} when unreadable. */
  public static @Nullable Node parseValue(SourceText source, String text, Problems problems) {
    return parseNode(source, text, problems);
  }

  private static @Nullable Node parseNode(SourceText source, String text, Problems problems) {
    return source.name().toLowerCase(Locale.ROOT).endsWith(".json")
        ? JsonTree.parse(source, text, problems)
        : YamlTree.parse(source, text, problems);
  }
}
