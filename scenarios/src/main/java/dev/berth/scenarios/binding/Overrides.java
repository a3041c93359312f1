package dev.berth.scenarios.binding;

import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.DocumentParser;
import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Node;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.source.SourceText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes to a tree from options of the form {@code path=value}. */
public final class Overrides {
  private final Shape root;
  private final Problems problems;

  /** Overrides of trees that are to be read as {@code type}. */
  public Overrides(Class<? extends Record> type, Problems problems) {
    this.root = new Shape.Structure(type);
    this.problems = problems;
  }

  /** The document with one option after the other applied; faulty ones are noted and left out. */
  public Document apply(Document document, List<String> options) {
    Node.Mapping tree = document.root();
    for (String option : options) {
      tree = apply(tree, option);
    }
    return new Document(document.source(), tree);
  }

  private Node.Mapping apply(Node.Mapping tree, String option) {
    SourceText source = SourceText.unlined("--set " + option);
    int equals = option.indexOf('=');
    if (equals <= 0) {
      problems.error(
          source.whole(),
          "not an override",
          "write it like --set cluster.instances.nodes.count=10");
      return tree;
    }
    String path = option.substring(0, equals).strip();
    Node value = value(source, option.substring(equals + 1));
    if (value == null) {
      return tree;
    }
    Node changed = set(tree, root, Arrays.asList(path.split("\\.", -1)), value);
    if (changed instanceof Node.Mapping mapping) {
      return mapping;
    }
    problems.error(
        source.whole(),
        "there is no '" + path + "' in the scenario",
        Nearest.hint(path, TreePaths.of(tree, root)));
    return tree;
  }

  private @Nullable Node value(SourceText source, String text) {
    return text.isBlank()
        ? new Node.Scalar(source.whole(), text.strip(), false)
        : DocumentParser.parseValue(source, text, problems);
  }

  /** The node with the value at a path inside it; {@code null} when the path leads nowhere. */
  private @Nullable Node set(Node node, Shape shape, List<String> path, Node value) {
    if (path.isEmpty()) {
      return value;
    }
    String name = path.getFirst();
    List<String> rest = path.subList(1, path.size());
    return switch (shape) {
      case Shape.Structure(Class<? extends Record> type) -> {
        Node.Mapping mapping = opened(node, type.getAnnotation(Shorthand.class));
        Shape inner = TreePaths.property(type, name);
        yield inner == null ? null : entry(mapping, name, inner, rest, value);
      }
      case Shape.Choice choice -> {
        Class<? extends Record> type = choice.cases().get(name);
        boolean chosen =
            node instanceof Node.Mapping mapping && mapping.entries().containsKey(name);
        Node.Mapping mapping = chosen ? (Node.Mapping) node : Node.Mapping.empty(node.place());
        yield type == null ? null : entry(mapping, name, new Shape.Structure(type), rest, value);
      }
      case Shape.MapOf(Shape values) -> named(opened(node, null), values, path, value);
      case Shape.ListOf(Shape items) -> item(node, items, path, value);
      case Shape.Anything _ -> entry(opened(node, null), name, shape, rest, value);
      case Shape.Text _,
          Shape.Whole _,
          Shape.Decimal _,
          Shape.Flag _,
          Shape.Word _,
          Shape.Measured _ ->
          null;
    };
  }

  private @Nullable Node named(Node.Mapping map, Shape values, List<String> path, Node value) {
    boolean single = values instanceof Shape.Text || values instanceof Shape.Anything;
    if (single) {
      // Names of attributes have dots of their own.
      return map.with(String.join(".", path), new Node.Entry(value.place(), value));
    }
    String name = path.getFirst();
    boolean whole = path.size() == 1;
    return whole || map.entries().containsKey(name)
        ? entry(map, name, values, path.subList(1, path.size()), value)
        : null;
  }

  private @Nullable Node item(Node node, Shape items, List<String> path, Node value) {
    String index = path.getFirst();
    if (!(node instanceof Node.Sequence list) || !index.matches("\\d{1,6}")) {
      return null;
    }
    int number = Integer.parseInt(index);
    if (number >= list.items().size()) {
      return null;
    }
    Node changed = set(list.items().get(number), items, path.subList(1, path.size()), value);
    if (changed == null) {
      return null;
    }
    Node[] all = list.items().toArray(Node[]::new);
    all[number] = changed;
    return new Node.Sequence(list.place(), Arrays.asList(all));
  }

  private @Nullable Node entry(
      Node.Mapping mapping, String name, Shape shape, List<String> rest, Node value) {
    Node.Entry entry = mapping.entries().get(name);
    Node before = entry == null ? Node.Mapping.empty(value.place()) : entry.value();
    Node changed = set(before, shape, rest, value);
    Place place = entry == null || rest.isEmpty() ? value.place() : entry.name();
    return changed == null ? null : mapping.with(name, new Node.Entry(place, changed));
  }

  /** A node as a mapping, with a single value under the name that it is short for. */
  private static Node.Mapping opened(Node node, @Nullable Shorthand shorthand) {
    return switch (node) {
      case Node.Mapping mapping -> mapping;
      case Node.Scalar scalar when shorthand != null && !scalar.isNull() ->
          Node.Mapping.empty(node.place())
              .overriddenBy(Map.of(shorthand.value(), new Node.Entry(node.place(), node)));
      case Node _ -> Node.Mapping.empty(node.place());
    };
  }
}
