package dev.berth.scenarios.assembly;

import dev.berth.engine.InstanceGroup;
import dev.berth.engine.model.AgentCapabilities;
import dev.berth.engine.model.HostPorts;
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
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Instance groups of a scenario to those of the engine. */
final class InstanceGroups {
  private static final long MOST_INSTANCES = 1_000_000;

  private final Document document;
  private final Problems problems;
  private final InstanceFiles files;
  private final Subnets subnets;
  private final ReservedPorts reservedPorts;
  private final Agents agents;

  InstanceGroups(
      Document document, ScenarioFiles files, Problems problems, Subnets subnets, Agents agents) {
    this.document = document;
    this.problems = problems;
    this.agents = agents;
    this.files = new InstanceFiles(document, files, problems);
    this.subnets = subnets;
    this.reservedPorts = new ReservedPorts(document, problems);
  }

  /**
   * The groups; those that are wrong are noted and left out.
   *
   * @param mayBeginEmpty whether instances come from elsewhere
   */
  List<InstanceGroup> assemble(ClusterSpec cluster, boolean mayBeginEmpty) {
    List<InstanceGroup> groups = new ArrayList<>();
    for (Map.Entry<String, InstanceGroupSpec> entry : cluster.instances().entrySet()) {
      groups.addAll(group(entry.getKey(), entry.getValue()));
    }
    long instances = groups.stream().mapToLong(InstanceGroup::count).sum();
    boolean unknown = instances == 0 && problems.hasErrors() && !cluster.instances().isEmpty();
    boolean tooFew = instances == 0 && !mayBeginEmpty;
    if (!unknown && (tooFew || instances > MOST_INSTANCES)) {
      problems.error(
          document.place("cluster", "instances"),
          "the cluster has %s".formatted(instances == 0 ? "no instance" : instances + " instances"),
          "expected 1 to %,d over all groups".formatted(MOST_INSTANCES));
    }
    return groups;
  }

  /** A type for instances that stand for no real machine: nothing limits their interfaces. */
  static InstanceType custom(Resources resources, double pricePerHour) {
    return new InstanceType(
        "custom", resources, Integer.MAX_VALUE, Integer.MAX_VALUE, pricePerHour);
  }

  private List<InstanceGroup> group(String name, InstanceGroupSpec spec) {
    if (spec.file() != null) {
      refuseBesideFile(name, "type");
      refuseBesideFile(name, "size");
      refuseBesideFile(name, "count");
      refuseSubnetsBesideFile(name, spec);
      Set<String> capabilities = capabilities(name, spec.withoutCapabilities());
      HostPorts reserved = reservedPorts.of(name, spec);
      return files.assemble(name, spec, spec.file()).stream()
          .map(group -> group.with(capabilities, reserved).with(agents.of(spec.agent())))
          .toList();
    }
    InstanceType type = type(name, spec);
    Integer count = spec.count();
    if (count == null) {
      noteMissingCount(name);
    }
    if (type == null || count == null) {
      return List.of();
    }
    checkTrunking(name, spec, type);
    return group(name, spec, type, count);
  }

  private void refuseBesideFile(String group, String property) {
    if (document.has(List.of("cluster", "instances", group, property))) {
      problems.error(
          document.place("cluster", "instances", group, property),
          "instance group '%s' has both file and %s".formatted(group, property),
          "the file says how many instances there are, and of which size");
    }
  }

  /** One that is wrong has been noted already. */
  private void noteMissingCount(String group) {
    if (!document.has(List.of("cluster", "instances", group, "count"))) {
      problems.error(
          document.namePlace("cluster", "instances", group),
          "missing property 'count' in instance group '" + group + "'",
          "add 'count: ...' (a whole number)");
    }
  }

  private void refuseSubnetsBesideFile(String group, InstanceGroupSpec spec) {
    if (!spec.subnets().isEmpty()) {
      problems.error(
          document.place("cluster", "instances", group, "subnets"),
          "instance group '%s' has both file and subnets".formatted(group),
          "give its zones instead");
    }
  }

  private List<InstanceGroup> group(
      String name, InstanceGroupSpec spec, InstanceType type, int count) {
    List<String> zones = spec.zones();
    Set<String> capabilities = capabilities(name, spec.withoutCapabilities());
    if (!spec.subnets().isEmpty()) {
      if (document.has(List.of("cluster", "instances", name, "zones"))) {
        problems.error(
            document.place("cluster", "instances", name, "zones"),
            "instance group '" + name + "' has zones and subnets",
            "leave zones out: each subnet has its zone");
      }
      zones = subnets.zonesOf(spec.subnets(), "cluster", "instances", name, "subnets");
      if (zones.size() < spec.subnets().size()) {
        return List.of();
      }
    }
    return List.of(
        new InstanceGroup(
            name,
            type,
            count,
            zones,
            new TreeMap<>(spec.attributes()),
            spec.trunking(),
            0,
            spec.subnets(),
            capabilities,
            reservedPorts.of(name, spec),
            agents.of(spec.agent())));
  }

  /** What the agents of a group can do: one set for all of its instances. */
  private Set<String> capabilities(String group, List<String> without) {
    if (without.isEmpty()) {
      return AgentCapabilities.ALL;
    }
    Set<String> left = new LinkedHashSet<>(AgentCapabilities.ALL);
    for (int i = 0; i < without.size(); i++) {
      if (!AgentCapabilities.ALL.contains(without.get(i))) {
        String index = String.valueOf(i);
        problems.error(
            document.place("cluster", "instances", group, "withoutCapabilities", index),
            "agents have no capability '" + without.get(i) + "' to leave out",
            Nearest.to(without.get(i), AgentCapabilities.ALL)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("such as " + AgentCapabilities.TASK_INTERFACE));
      }
      left.remove(without.get(i));
    }
    return Collections.unmodifiableSet(left);
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
          "give it either type or size, or a file");
    }
    if (size == null && typeName == null) {
      return null;
    }
    if (size != null) {
      Resources resources =
          Resources.ofGpus(size.cpu().units(), size.memory().mebibytes(), size.gpus());
      return custom(resources, size.pricePerHour());
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
