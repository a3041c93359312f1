package dev.berth.scenarios.assembly;

import dev.berth.engine.account.DeclaredDefinition;
import dev.berth.engine.account.registration.Registration;
import dev.berth.engine.account.registration.Simulated;
import dev.berth.engine.api.Members;
import dev.berth.engine.api.Violation;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.placement.query.MissingAttribute;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Node;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.NetworkModeSpec;
import dev.berth.scenarios.spec.RequiredAttributeSpec;
import dev.berth.scenarios.spec.TaskDefinitionSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Task definitions of a scenario, registered as ECS registers them. Where a scenario may be shorter
 * than ECS, what it leaves out is filled in first.
 */
final class TaskDefinitions {
  private static final String PATH = "taskDefinitions";
  private static final String CONTAINERS = "containerDefinitions";
  private static final String CONSTRAINTS = "placementConstraints";
  private static final String LAUNCH_TYPES = "requiresCompatibilities";

  private final Document document;
  private final Problems problems;
  private final ViolationNotes notes;
  private final Map<String, Integer> revisions = new HashMap<>();
  private final List<DeclaredDefinition> declared = new ArrayList<>();

  TaskDefinitions(Document document, Problems problems) {
    this.document = document;
    this.problems = problems;
    this.notes = new ViolationNotes(document, problems);
  }

  /** The task definitions by their name in the scenario. */
  Map<String, TaskDefinition> assemble(Map<String, TaskDefinitionSpec> specs) {
    Map<String, TaskDefinition> definitions = new LinkedHashMap<>();
    specs.forEach((name, spec) -> definitions.put(name, definition(name, spec)));
    return definitions;
  }

  /** What registers those that are right, in their order; to be asked once all are assembled. */
  List<DeclaredDefinition> declared() {
    return List.copyOf(declared);
  }

  private TaskDefinition definition(String name, TaskDefinitionSpec spec) {
    String family = spec.family() == null ? name : spec.family();
    int revision = revisions.merge(family, 1, Integer::sum);
    List<String> required = requiredAttributes(name, spec.requiresAttributes());
    if (isSizeless(name, spec)) {
      return placeholder(family, revision);
    }
    Members.Reading<RegisterTaskDefinition> reading =
        Members.read(members(name, spec), RegisterTaskDefinition.class);
    reading.misfits().forEach(misfit -> note(name, misfit));
    checkLaunchTypes(name, reading.shape());
    // Tasks of a scenario may run elsewhere than a definition wants them to.
    Registration registration = registration(reading.shape().requiring(null));
    registration.violations().forEach(it -> notes.add(it, inside(name, it.path())));
    if (!registration.violations().isEmpty()) {
      return placeholder(family, revision);
    }
    TaskDefinition definition = Simulated.definition(registration, revision).requiring(required);
    declared.add(new DeclaredDefinition(reading.shape(), definition));
    return definition;
  }

  private static Registration registration(RegisterTaskDefinition call) {
    return Registration.of(call, Arns.DEFAULT, MissingAttribute.DIFFERS);
  }

  /** Whether there are such launch types; whether the definition suits them is not asked. */
  private void checkLaunchTypes(String name, RegisterTaskDefinition call) {
    for (Violation violation : registration(call).violations()) {
      if (violation.path().getFirst().equals(LAUNCH_TYPES)) {
        notes.add(violation, inside(name, violation.path()));
      }
    }
  }

  private Map<String, Object> members(String name, TaskDefinitionSpec spec) {
    Map<String, Object> members =
        document.value(List.of(PATH, name)) instanceof Node.Mapping written
            ? DefinitionMembers.of(written)
            : new LinkedHashMap<>();
    members.put("family", spec.family() == null ? name : spec.family());
    members.remove("networkMode");
    if (spec.networkMode() != NetworkModeSpec.DEFAULT) {
      members.put("networkMode", spec.networkMode().name().toLowerCase(Locale.ROOT));
    }
    members.remove("cpu");
    if (spec.cpu() != null && spec.cpu().units() > 0) {
      members.put("cpu", String.valueOf(spec.cpu().units()));
    }
    members.remove("memory");
    if (spec.memory() != null && spec.memory().mebibytes() > 0) {
      members.put("memory", String.valueOf(spec.memory().mebibytes()));
    }
    members.remove(CONSTRAINTS);
    if (!spec.placementConstraints().isEmpty()) {
      members.put(
          CONSTRAINTS,
          spec.placementConstraints().stream()
              .map(PlacementRules::wire)
              .map(Members::write)
              .toList());
    }
    fillIn(name, members);
    return members;
  }

  /** Gives the task a container where it has none, and containers an image. */
  private static void fillIn(String name, Map<String, Object> members) {
    List<Object> containers = new ArrayList<>();
    if (members.get(CONTAINERS) instanceof List<?> given) {
      containers.addAll(given);
    }
    if (containers.isEmpty()) {
      Map<String, Object> only = new LinkedHashMap<>();
      only.put("name", name);
      containers.add(only);
    }
    containers.replaceAll(TaskDefinitions::withImage);
    members.put(CONTAINERS, containers);
  }

  private static Object withImage(Object container) {
    if (!(container instanceof Map<?, ?> members)) {
      return container;
    }
    Object image = members.get("image");
    if (image != null && !image.equals("")) {
      return container;
    }
    Map<Object, Object> filled = new LinkedHashMap<>(members);
    Object named = members.get("name");
    filled.put("image", named == null ? "image" : named);
    return filled;
  }

  private boolean isSizeless(String name, TaskDefinitionSpec spec) {
    boolean sizeless =
        spec.containerDefinitions().isEmpty()
            && (spec.memory() == null || spec.memory().mebibytes() == 0);
    // What is written but cannot be read has been complained of.
    boolean unread =
        spec.file() != null
            || document.has(List.of(PATH, name, CONTAINERS))
            || (spec.memory() == null && document.has(List.of(PATH, name, "memory")));
    if (sizeless && !(unread && problems.hasErrors())) {
      problems.error(
          document.place(PATH, name),
          "task definition '" + name + "' says nothing about memory",
          "give it cpu and memory, or containerDefinitions");
    }
    return sizeless;
  }

  private List<String> requiredAttributes(String name, List<RequiredAttributeSpec> specs) {
    for (int i = 0; i < specs.size(); i++) {
      String value = specs.get(i).value();
      if (value != null && !value.isEmpty()) {
        problems.error(
            document.place(PATH, name, "requiresAttributes", String.valueOf(i), "value"),
            "a required attribute with a value cannot be simulated",
            "use a placement constraint: attribute:%s == %s".formatted(specs.get(i).name(), value));
      }
    }
    return specs.stream().map(RequiredAttributeSpec::name).toList();
  }

  private void note(String name, Members.Misfit misfit) {
    Place place = document.place(inside(name, misfit.path()));
    if (!problems.hasErrorAt(place)) {
      String member = misfit.path().getLast();
      problems.error(
          place, "'%s' is %s".formatted(member, misfit.found()), "expected " + misfit.expected());
    }
  }

  private static List<String> inside(String name, List<String> path) {
    List<String> place = new ArrayList<>(List.of(PATH, name));
    place.addAll(path);
    return place;
  }

  /** Stands for a definition that is wrong, so that the search for mistakes can go on. */
  private static TaskDefinition placeholder(String family, int revision) {
    return new TaskDefinition(family, revision, NetworkMode.BRIDGE, 0, 0, List.of());
  }
}
