package dev.berth.scenarios.assembly;

import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.DocumentParser;
import dev.berth.scenarios.source.Node;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.source.SourceText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the content of task definition files where a scenario names them. */
public final class TaskDefinitionFiles {
  private static final String PROPERTY = "taskDefinitions";
  private static final String FILE = "file";
  private static final String WRAPPER = "taskDefinition";

  private final ScenarioFiles files;
  private final Problems problems;

  /** Task definitions among a scenario's files. */
  public TaskDefinitionFiles(ScenarioFiles files, Problems problems) {
    this.files = files;
    this.problems = problems;
  }

  /** The scenario with all task definitions written out; unreadable ones stay as they are. */
  public Document expand(Document scenario) {
    Node.Entry entry = scenario.root().entries().get(PROPERTY);
    if (entry == null || !(entry.value() instanceof Node.Mapping definitions)) {
      return scenario;
    }
    Node.Mapping expanded = definitions;
    for (Map.Entry<String, Node.Entry> definition : definitions.entries().entrySet()) {
      Node content = content(definition.getValue().value());
      if (content != null) {
        Node.Entry replaced = new Node.Entry(definition.getValue().name(), content);
        expanded = expanded.with(definition.getKey(), replaced);
      }
    }
    return new Document(
        scenario.source(), scenario.root().with(PROPERTY, new Node.Entry(entry.name(), expanded)));
  }

  private @Nullable Node content(Node definition) {
    if (definition instanceof Node.Scalar scalar && !scalar.isNull()) {
      return read(scalar);
    }
    if (!(definition instanceof Node.Mapping mapping)) {
      return null;
    }
    Node.Entry named = mapping.entries().get(FILE);
    if (named == null || !(named.value() instanceof Node.Scalar name)) {
      return null;
    }
    Node.Mapping content = read(name);
    LinkedHashMap<String, Node.Entry> others = new LinkedHashMap<>(mapping.entries());
    others.remove(FILE);
    return content == null ? null : content.overriddenBy(others);
  }

  private Node.@Nullable Mapping read(Node.Scalar name) {
    Path file = files.find(name.text(), name.place());
    String text = file == null ? null : files.text(file, name.text(), name.place());
    if (file == null || text == null) {
      return null;
    }
    Document document = DocumentParser.parse(SourceText.of(file.toString(), text), text, problems);
    if (document == null) {
      return null;
    }
    // What describe-task-definition prints has the definition one level down.
    Node.Entry wrapped = document.root().entries().get(WRAPPER);
    return wrapped != null && wrapped.value() instanceof Node.Mapping inner
        ? inner
        : document.root();
  }
}
