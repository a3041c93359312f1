package dev.berth.scenarios.assembly;

import dev.berth.engine.InstanceGroup;
import dev.berth.engine.model.InstanceType;
import dev.berth.engine.model.Resources;
import dev.berth.scenarios.catalogue.InstanceCatalogue;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.ClusterSpec;
import dev.berth.scenarios.spec.InstanceGroupSpec;
import dev.berth.scenarios.spec.InstanceSizeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Instance groups of a scenario to those of the engine. */
final class InstanceGroups {
  private static final long MOST_INSTANCES = 1_000_000;

  private final Document document;
  private final Problems problems;

  InstanceGroups(Document document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  /** The groups; those that are wrong are noted and left out. */
  List<InstanceGroup> assemble(ClusterSpec cluster) {
    List<InstanceGroup> groups = new ArrayList<>();
    long instances = 0;
    for (Map.Entry<String, InstanceGroupSpec> entry : cluster.instances().entrySet()) {
      String name = entry.getKey();
      InstanceGroupSpec spec = entry.getValue();
      InstanceType type = type(name, spec);
      instances += spec.count();
      if (type != null) {
        checkTrunking(name, spec, type);
        TreeMap<String, String> attributes = new TreeMap<>(spec.attributes());
        groups.add(
            new InstanceGroup(name, type, spec.count(), spec.zones(), attributes, spec.trunking()));
      }
    }
    boolean unknown = instances == 0 && problems.hasErrors();
    if (!unknown && (instances == 0 || instances > MOST_INSTANCES)) {
      problems.error(
          document.place("cluster", "instances"),
          "the cluster has %s".formatted(instances == 0 ? "no instance" : instances + " instances"),
          "expected 1 to %,d over all groups".formatted(MOST_INSTANCES));
    }
    return groups;
  }

  private void checkTrunking(String group, InstanceGroupSpec spec, InstanceType type) {
    if (spec.trunking() && type.trunkTasks() == 0 && spec.size() == null) {
      problems.error(
          document.place("cluster", "instances", group, "trunking"),
          "instance type '" + type.name() + "' has no ENI trunking",
          "without it an instance holds %,d awsvpc tasks"
              .formatted(type.maxNetworkInterfaces() - 1));
    }
  }

  private @Nullable InstanceType type(String group, InstanceGroupSpec spec) {
    InstanceSizeSpec size = spec.size();
    String typeName = spec.type();
    boolean sized = document.has(List.of("cluster", "instances", group, "size"));
    if (sized == (typeName != null)) {
      problems.error(
          document.place("cluster", "instances", group),
          "instance group '%s' has %s".formatted(group, sized ? "two sizes" : "no size"),
          "give it either type or size");
    }
    if (size == null && typeName == null) {
      return null;
    }
    if (size != null) {
      Resources resources =
          Resources.ofGpus(size.cpu().units(), size.memory().mebibytes(), size.gpus());
      // Sizes of one's own stand for no real machine, so nothing limits their interfaces.
      return new InstanceType(
          "custom", resources, Integer.MAX_VALUE, Integer.MAX_VALUE, size.pricePerHour());
    }
    String name = String.valueOf(typeName);
    InstanceCatalogue catalogue = InstanceCatalogue.bundled();
    InstanceType type = catalogue.find(name).orElse(null);
    if (type == null) {
      problems.error(
          document.place("cluster", "instances", group, "type"),
          "unknown instance type '" + name + "'",
          Nearest.to(name, catalogue.types().keySet())
              .map(near -> "did you mean '" + near + "'?")
              .orElse("give it a size of your own: size: {cpu: 2 vCPU, memory: 8 GiB}"));
    }
    return type;
  }
}
