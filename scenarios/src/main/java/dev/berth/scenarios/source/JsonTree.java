package dev.berth.scenarios.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Builds a tree from JSON, within {@link TreeLimits}. */
final class JsonTree {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(TreeLimits.MAX_DEPTH)
                  .maxTokenCount(2L * TreeLimits.MAX_NODES)
                  .maxDocumentLength(TreeLimits.MAX_CHARACTERS)
                  .build())
          .build();

  private final SourceText source;
  private final JsonParser parser;
  private final Problems problems;

  private JsonTree(SourceText source, JsonParser parser, Problems problems) {
    this.source = source;
    this.parser = parser;
    this.problems = problems;
  }

  /** The tree of a text; {@code null} when it is not JSON. */
  static @Nullable Node parse(SourceText source, String text, Problems problems) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      JsonTree tree = new JsonTree(source, parser, problems);
      Node root = tree.value(parser.nextToken());
      if (parser.nextToken() != null) {
        problems.error(tree.place(1), "text after the end of the JSON value");
      }
      return root;
    } catch (StreamConstraintsException _) {
      problems.error(
          source.whole(),
          source.name() + " is too large",
          "at most %d levels and %,d values".formatted(TreeLimits.MAX_DEPTH, TreeLimits.MAX_NODES));
      return null;
    } catch (JacksonException e) {
      TokenStreamLocation location = e.getLocation();
      Place place =
          location == null || location.getLineNr() < 1
              ? source.whole()
              : new Place(source, location.getLineNr(), Math.max(1, location.getColumnNr()), 1);
      problems.error(place, "not JSON: " + e.getOriginalMessage());
      return null;
    }
  }

  private Node value(@Nullable JsonToken token) {
    return switch (token) {
      case START_OBJECT -> mapping();
      case START_ARRAY -> sequence();
      case VALUE_STRING -> {
        String text = parser.getString();
        yield new Node.Scalar(place(text.length() + 2), text, true);
      }
      case null -> new Node.Scalar(source.whole(), "", false);
      default -> {
        String text = parser.getString();
        yield new Node.Scalar(place(text.length()), text, false);
      }
    };
  }

  private Node sequence() {
    Place place = place(1);
    List<Node> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(token));
    }
    return new Node.Sequence(place, items);
  }

  private Node mapping() {
    Place place = place(1);
    LinkedHashMap<String, Node.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Place namePlace = place(name.length() + 2);
      Node.Entry entry = new Node.Entry(namePlace, value(parser.nextToken()));
      Node.Entry earlier = entries.putIfAbsent(name, entry);
      if (earlier != null) {
        problems.error(
            namePlace,
            "'" + name + "' is given twice",
            "first given in line " + earlier.name().line());
      }
    }
    return new Node.Mapping(place, entries);
  }

  private Place place(int length) {
    TokenStreamLocation location = parser.currentTokenLocation();
    return new Place(source, location.getLineNr(), location.getColumnNr(), length);
  }
}
