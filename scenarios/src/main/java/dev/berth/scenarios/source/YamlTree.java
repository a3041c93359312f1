package dev.berth.scenarios.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Builds a tree from YAML events, within {@link TreeLimits}. */
final class YamlTree {
  private static final String MERGE = "<<";

  private record Sized(Node node, int nodes) {}

  /** Ends the reading of a text that is beyond the limits; the problem is already noted. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final SourceText source;
  private final Iterator<Event> events;
  private final Problems problems;
  private final Map<Anchor, Sized> anchors = new HashMap<>();
  private int nodes;

  private YamlTree(SourceText source, Iterator<Event> events, Problems problems) {
    this.source = source;
    this.events = events;
    this.problems = problems;
  }

  /** The tree of a text; {@code null} when it is not YAML. */
  static @Nullable Node parse(SourceText source, String text, Problems problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source.name())
            .setCodePointLimit(TreeLimits.MAX_CHARACTERS)
            .build();
    try {
      Iterator<Event> events = new Parse(settings).parseString(text).iterator();
      return new YamlTree(source, events, problems).document();
    } catch (Refused _) {
      return null;
    } catch (MarkedYamlEngineException e) {
      problems.add(YamlFault.problem(source, e));
      return null;
    } catch (ReaderException e) {
      int[] position = position(text, e.getPosition());
      problems.error(
          new Place(source, position[0], position[1], 1),
          "a character that YAML does not allow: U+%04X".formatted(e.getCodePoint()),
          "remove it");
      return null;
    } catch (YamlEngineException e) {
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      problems.error(source.whole(), "not readable as YAML: " + message);
      return null;
    }
  }

  private Node document() {
    Node root = new Node.Scalar(source.whole(), "", false);
    boolean found = false;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof NodeEvent nodeEvent) {
        if (found) {
          problems.error(place(event), "a second document", "keep one document in each file");
          return root;
        }
        root = node(nodeEvent, 0).node();
        found = true;
      }
    }
    return root;
  }

  private Sized node(NodeEvent event, int depth) {
    if (depth > TreeLimits.MAX_DEPTH) {
      throw refuse(event, "nested more than " + TreeLimits.MAX_DEPTH + " levels deep");
    }
    int before = nodes;
    count(event, 1);
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    Node node =
        switch (event) {
          case MappingStartEvent mapping -> mapping(mapping, depth);
          case SequenceStartEvent sequence -> sequence(sequence, depth);
          case ScalarEvent scalar ->
              new Node.Scalar(place(scalar), scalar.getValue(), !scalar.isPlain());
          default -> throw new IllegalStateException("YAML event " + event);
        };
    Sized sized = new Sized(node, nodes - before);
    event.getAnchor().ifPresent(anchor -> anchors.put(anchor, sized));
    return sized;
  }

  private Sized alias(AliasEvent event) {
    Sized target = anchors.get(event.getAlias());
    if (target == null) {
      problems.error(
          place(event),
          "no anchor '&" + event.getAlias() + "' before this place",
          Nearest.hint(
              event.getAlias().getValue(),
              anchors.keySet().stream().map(Anchor::getValue).sorted().toList()));
      return new Sized(new Node.Scalar(place(event), "", false), 1);
    }
    // What an alias stands for counts again: aliases of aliases grow exponentially.
    count(event, target.nodes());
    return target;
  }

  private Node sequence(SequenceStartEvent start, int depth) {
    List<Node> items = new ArrayList<>();
    while (events.next() instanceof NodeEvent item) {
      items.add(node(item, depth + 1).node());
    }
    return new Node.Sequence(place(start), items);
  }

  private Node mapping(MappingStartEvent start, int depth) {
    LinkedHashMap<String, Node.Entry> entries = new LinkedHashMap<>();
    LinkedHashMap<String, Node.Entry> merged = new LinkedHashMap<>();
    while (events.next() instanceof NodeEvent nameEvent) {
      Node name = node(nameEvent, depth + 1).node();
      Node value = node((NodeEvent) events.next(), depth + 1).node();
      if (!(name instanceof Node.Scalar scalar)) {
        problems.error(name.place(), "a property's name must be a single word");
      } else if (scalar.text().equals(MERGE) && !scalar.quoted()) {
        merge(value, merged);
      } else {
        Node.Entry entry = new Node.Entry(scalar.place(), value);
        Node.Entry earlier = entries.putIfAbsent(scalar.text(), entry);
        if (earlier != null) {
          problems.error(
              scalar.place(),
              "'" + scalar.text() + "' is given twice",
              "first given in line " + earlier.name().line());
        }
      }
    }
    merged.forEach(entries::putIfAbsent);
    return new Node.Mapping(place(start), entries);
  }

  private void merge(Node value, Map<String, Node.Entry> merged) {
    switch (value) {
      case Node.Mapping mapping -> mapping.entries().forEach(merged::putIfAbsent);
      case Node.Sequence sequence -> sequence.items().forEach(item -> merge(item, merged));
      case Node.Scalar scalar ->
          problems.error(scalar.place(), "'<<' takes a group of properties", "use an alias");
    }
  }

  private void count(Event event, int more) {
    nodes += more;
    if (nodes > TreeLimits.MAX_NODES) {
      throw refuse(event, "more than " + TreeLimits.MAX_NODES + " values, aliases followed");
    }
  }

  private Refused refuse(Event event, String what) {
    problems.error(place(event), source.name() + " is too large: " + what);
    return new Refused();
  }

  private Place place(Event event) {
    Optional<Mark> start = event.getStartMark();
    if (start.isEmpty() || source.lines().isEmpty()) {
      return source.whole();
    }
    Mark from = start.get();
    Mark to = event.getEndMark().orElse(from);
    boolean single = event instanceof ScalarEvent || event instanceof AliasEvent;
    boolean oneLine = single && to.getLine() == from.getLine();
    return at(source, from, oneLine ? to.getColumn() - from.getColumn() : 1);
  }

  static Place at(SourceText source, Mark mark, int length) {
    return source.lines().isEmpty()
        ? source.whole()
        : new Place(source, mark.getLine() + 1, mark.getColumn() + 1, Math.max(1, length));
  }

  private static int[] position(String text, int offset) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(offset, text.length()); i++) {
      boolean lineEnd = text.charAt(i) == '\n';
      line += lineEnd ? 1 : 0;
      column = lineEnd ? 1 : column + 1;
    }
    return new int[] {line, column};
  }
}
