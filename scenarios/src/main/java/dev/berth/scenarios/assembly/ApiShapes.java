package dev.berth.scenarios.assembly;

import dev.berth.engine.api.Members;
import dev.berth.engine.api.taskdefinition.ContainerDefinition;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.scenarios.binding.AlsoAccepts;
import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Node;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.ContainerDefinitionSpec;
import dev.berth.scenarios.spec.TaskDefinitionSpec;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads trees as ECS's own shapes; what does not fit is noted at its place. */
final class ApiShapes {
  private static final String MORE = "more";

  private final Problems problems;

  ApiShapes(Problems problems) {
    this.problems = problems;
  }

  /** The shape that a tree describes; {@code null} when something is wrong, which is noted. */
  <T extends Record> @Nullable T read(Node node, Class<T> shape) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.error(node.place(), "expected properties, found " + node.kind());
      return null;
    }
    boolean known = checkNames(mapping, shape);
    Members.Reading<T> reading = Members.read(TreeMembers.of(mapping), shape);
    for (Members.Misfit misfit : reading.misfits()) {
      problems.error(
          place(mapping, misfit.path()),
          "'%s' is %s".formatted(misfit.path().getLast(), misfit.found()),
          "expected " + misfit.expected());
    }
    return known && reading.misfits().isEmpty() ? reading.shape() : null;
  }

  /** The shapes of a list; {@code null} when something is wrong with one, which is noted. */
  <T extends Record> @Nullable List<T> readAll(List<Node> nodes, Class<T> shape) {
    List<T> all = new ArrayList<>();
    for (Node node : nodes) {
      T read = read(node, shape);
      if (read != null) {
        all.add(read);
      }
    }
    return all.size() == nodes.size() ? all : null;
  }

  /** The place of the value at a path in a tree, or of the nearest value around it. */
  static Place place(Node.Mapping root, List<String> path) {
    Node node = root;
    Place place = root.place();
    for (String name : path) {
      Node.Entry entry = node instanceof Node.Mapping mapping ? mapping.entries().get(name) : null;
      Node inner = entry == null ? item(node, name) : entry.value();
      if (inner == null) {
        return place;
      }
      boolean shown = inner instanceof Node.Scalar scalar && !scalar.isNull();
      place = shown || entry == null ? inner.place() : entry.name();
      node = inner;
    }
    return place;
  }

  private static @Nullable Node item(Node node, String index) {
    boolean inside =
        node instanceof Node.Sequence(_, List<Node> items)
            && index.matches("\\d{1,6}")
            && Integer.parseInt(index) < items.size();
    return inside && node instanceof Node.Sequence sequence
        ? sequence.items().get(Integer.parseInt(index))
        : null;
  }

  private boolean checkNames(Node.Mapping mapping, Class<?> shape) {
    Map<String, Type> known = new LinkedHashMap<>();
    for (RecordComponent component : shape.getRecordComponents()) {
      known.put(component.getName(), component.getGenericType());
    }
    boolean open = known.remove(MORE) != null;
    List<String> names = new ArrayList<>(known.keySet());
    names.addAll(membersWithoutRule(shape));
    boolean all = true;
    for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
      Type type = known.get(entry.getKey());
      if (type != null) {
        all &= checkInside(entry.getValue().value(), type);
      } else if (!names.contains(entry.getKey())
          && !(open && membersWithoutRule(shape).isEmpty())) {
        problems.error(
            entry.getValue().name(),
            "unknown property '%s'".formatted(entry.getKey()),
            Nearest.hint(entry.getKey(), names));
        all = false;
      }
    }
    return all;
  }

  private boolean checkInside(Node node, Type type) {
    if (type instanceof Class<?> shape && shape.isRecord()) {
      return !(node instanceof Node.Mapping mapping) || checkNames(mapping, shape);
    }
    if (!(type instanceof ParameterizedType generic)
        || generic.getActualTypeArguments().length != 1
        || !(node instanceof Node.Sequence sequence)) {
      return true;
    }
    boolean all = true;
    for (Node item : sequence.items()) {
      all &= checkInside(item, generic.getActualTypeArguments()[0]);
    }
    return all;
  }

  /** Members that a shape takes without looking at them; scenarios know the same ones. */
  private static List<String> membersWithoutRule(Class<?> shape) {
    Class<?> spec =
        shape == RegisterTaskDefinition.class
            ? TaskDefinitionSpec.class
            : shape == ContainerDefinition.class ? ContainerDefinitionSpec.class : null;
    AlsoAccepts also = spec == null ? null : spec.getAnnotation(AlsoAccepts.class);
    return also == null ? List.of() : List.of(also.value());
  }
}
