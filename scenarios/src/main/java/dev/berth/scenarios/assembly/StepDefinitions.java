package dev.berth.scenarios.assembly;

import dev.berth.engine.account.registration.Registration;
import dev.berth.engine.api.Violation;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.model.Arns;
import dev.berth.engine.placement.query.MissingAttribute;
import dev.berth.scenarios.git.GitFault;
import dev.berth.scenarios.git.GitFile;
import dev.berth.scenarios.git.GitFiles;
import dev.berth.scenarios.git.GitSource;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.DocumentParser;
import dev.berth.scenarios.source.Node;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.source.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Task definitions to register, checked as ECS checks them; what is wrong is noted. */
public final class StepDefinitions {
  private static final String WRAPPER = "taskDefinition";

  /** Members of a description that no registration takes. */
  private static final List<String> DESCRIBED =
      List.of(
          "taskDefinitionArn",
          "revision",
          "status",
          "requiresAttributes",
          "compatibilities",
          "registeredAt",
          "deregisteredAt",
          "deleteRequestedAt",
          "registeredBy");

  private final ScenarioFiles files;
  private final Problems problems;
  private final MissingAttribute missing;

  /**
   * Definitions among files.
   *
   * @param missing what negative operators of constraints say of instances without the attribute
   */
  public StepDefinitions(ScenarioFiles files, Problems problems, MissingAttribute missing) {
    this.files = files;
    this.problems = problems;
    this.missing = missing;
  }

  /** The definition in a file, which a place names. */
  public List<RegisterTaskDefinition> ofFile(String name, Place place) {
    Path file = files.find(name, place);
    String text = file == null ? null : files.text(file, name, place);
    return file == null || text == null ? List.of() : ofText(file.toString(), text);
  }

  /** The definitions in files of a git repository, which a place names. */
  public List<RegisterTaskDefinition> ofGit(GitSource source, Place place) {
    List<RegisterTaskDefinition> all = new ArrayList<>();
    try {
      for (GitFile file : GitFiles.read(source)) {
        all.addAll(ofText(file.name(), file.text()));
      }
    } catch (GitFault e) {
      problems.error(place, e.message(), e.hint());
    }
    return all;
  }

  /** The definition that a tree describes. */
  List<RegisterTaskDefinition> ofNode(Node node) {
    // What describe-task-definition prints has the definition one level down.
    Node.Entry wrapped = node instanceof Node.Mapping outer ? outer.entries().get(WRAPPER) : null;
    Node inner = wrapped == null ? node : wrapped.value();
    RegisterTaskDefinition call =
        new ApiShapes(problems).read(undescribed(inner), RegisterTaskDefinition.class);
    if (call == null || !(inner instanceof Node.Mapping mapping)) {
      return List.of();
    }
    List<Violation> violations = Registration.of(call, Arns.DEFAULT, missing).violations();
    for (Violation violation : violations) {
      problems.error(
          ApiShapes.place(mapping, violation.path()),
          "%s: %s".formatted(violation.error().exception(), violation.error().message()),
          violation.hint());
    }
    return violations.isEmpty() ? List.of(call) : List.of();
  }

  private List<RegisterTaskDefinition> ofText(String name, String text) {
    Document document = DocumentParser.parse(SourceText.of(name, text), text, problems);
    return document == null ? List.of() : ofNode(document.root());
  }

  private static Node undescribed(Node node) {
    if (!(node instanceof Node.Mapping(Place place, var entries))) {
      return node;
    }
    LinkedHashMap<String, Node.Entry> rest = new LinkedHashMap<>(entries);
    DESCRIBED.forEach(rest::remove);
    return new Node.Mapping(place, rest);
  }
}
