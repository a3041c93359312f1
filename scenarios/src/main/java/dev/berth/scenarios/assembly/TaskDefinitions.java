package dev.berth.scenarios.assembly;

import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.PortMapping;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.ContainerDefinitionSpec;
import dev.berth.scenarios.spec.NetworkModeSpec;
import dev.berth.scenarios.spec.PortMappingSpec;
import dev.berth.scenarios.spec.RequiredAttributeSpec;
import dev.berth.scenarios.spec.ResourceRequirementSpec;
import dev.berth.scenarios.spec.TaskDefinitionSpec;
import dev.berth.scenarios.unit.CpuAmount;
import dev.berth.scenarios.unit.MemoryAmount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Task definitions of a scenario to those of the engine, with the checks of their registration. */
final class TaskDefinitions {
  private static final String PATH = "taskDefinitions";

  private final Document document;
  private final Problems problems;
  private final Map<String, Integer> revisions = new HashMap<>();

  TaskDefinitions(Document document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  /** The task definitions by their name in the scenario. */
  Map<String, TaskDefinition> assemble(Map<String, TaskDefinitionSpec> specs) {
    Map<String, TaskDefinition> definitions = new LinkedHashMap<>();
    specs.forEach((name, spec) -> definitions.put(name, definition(name, spec)));
    return definitions;
  }

  private TaskDefinition definition(String name, TaskDefinitionSpec spec) {
    String family = spec.family() == null ? name : spec.family();
    int revision = revisions.merge(family, 1, Integer::sum);
    List<ContainerDefinition> containers = containers(name, spec);
    checkSizes(name, spec);
    return new TaskDefinition(
        family,
        revision,
        networkMode(spec.networkMode()),
        units(spec.cpu()),
        mebibytes(spec.memory()),
        containers,
        requiredAttributes(name, spec.requiresAttributes()));
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

  private List<ContainerDefinition> containers(String name, TaskDefinitionSpec spec) {
    if (spec.containerDefinitions().isEmpty()) {
      return List.of(new ContainerDefinition(name, "", 0, 0, 0, 0, true, List.of()));
    }
    List<ContainerDefinition> containers = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < spec.containerDefinitions().size(); i++) {
      ContainerDefinitionSpec container = spec.containerDefinitions().get(i);
      if (!names.add(container.name())) {
        problems.error(
            container(name, i, "name"), "two containers are named '" + container.name() + "'");
      }
      containers.add(container(name, i, container));
    }
    if (containers.stream().noneMatch(ContainerDefinition::essential)) {
      problems.error(
          document.place(PATH, name, "containerDefinitions"),
          "no container of task definition '" + name + "' is essential",
          "ECS wants at least one");
    }
    new DependencyCheck(document, problems).check(name, containers);
    return containers;
  }

  private ContainerDefinition container(String name, int index, ContainerDefinitionSpec spec) {
    return new ContainerDefinition(
        spec.name(),
        spec.image(),
        spec.cpu(),
        orZero(spec.memory()),
        orZero(spec.memoryReservation()),
        gpus(name, index, spec.resourceRequirements()),
        spec.essential(),
        spec.portMappings().stream().map(TaskDefinitions::portMapping).toList(),
        spec.dependsOn().stream().map(ContainerSpecs::dependency).toList(),
        ContainerSpecs.healthCheck(spec.healthCheck()),
        orZero(spec.startTimeout()),
        orZero(spec.stopTimeout()),
        ContainerSpecs.restartPolicy(spec.restartPolicy()));
  }

  private int gpus(String name, int index, List<ResourceRequirementSpec> requirements) {
    int gpus = 0;
    for (ResourceRequirementSpec requirement : requirements) {
      boolean counted = requirement.value().matches("\\d{1,4}");
      if (requirement.type().equalsIgnoreCase("GPU") && counted) {
        gpus += Integer.parseInt(requirement.value());
      } else {
        problems.error(
            container(name, index, "resourceRequirements"),
            "'%s: %s' cannot be simulated".formatted(requirement.type(), requirement.value()),
            "expected type GPU and a number");
      }
    }
    return gpus;
  }

  private void checkSizes(String name, TaskDefinitionSpec spec) {
    int taskCpu = units(spec.cpu());
    int taskMemory = mebibytes(spec.memory());
    boolean said =
        document.has(List.of(PATH, name, "memory"))
            || document.has(List.of(PATH, name, "containerDefinitions"))
            || spec.file() != null;
    if (spec.containerDefinitions().isEmpty() && taskMemory == 0 && !said) {
      problems.error(
          document.place(PATH, name),
          "task definition '" + name + "' says nothing about memory",
          "give it cpu and memory, or containerDefinitions");
    }
    int cpu = 0;
    for (int i = 0; i < spec.containerDefinitions().size(); i++) {
      ContainerDefinitionSpec container = spec.containerDefinitions().get(i);
      cpu += container.cpu();
      checkMemory(name, i, container, taskMemory);
    }
    if (taskCpu > 0 && cpu > taskCpu) {
      problems.error(
          document.place(PATH, name, "cpu"),
          "the containers of '%s' ask for %,d CPU units, the task has %,d"
              .formatted(name, cpu, taskCpu),
          "ECS refuses more than the task has");
    }
  }

  private void checkMemory(String name, int index, ContainerDefinitionSpec container, int task) {
    int hard = orZero(container.memory());
    int soft = orZero(container.memoryReservation());
    if (task == 0 && hard == 0 && soft == 0) {
      problems.error(
          container(name, index, "name"),
          "container '" + container.name() + "' has no memory",
          "ECS wants memory or memoryReservation, unless the task has memory");
    }
    if (hard > 0 && soft > hard) {
      problems.error(
          container(name, index, "memoryReservation"),
          "container '" + container.name() + "' reserves more memory than its limit");
    }
    if (task > 0 && Math.max(hard, soft) > task) {
      problems.error(
          container(name, index, "memory"),
          "container '" + container.name() + "' has more memory than its task",
          "the task has %,d MiB".formatted(task));
    }
  }

  private Place container(String name, int index, String property) {
    return document.place(PATH, name, "containerDefinitions", String.valueOf(index), property);
  }

  private static PortMapping portMapping(PortMappingSpec spec) {
    return new PortMapping(
        spec.containerPort(),
        spec.hostPort(),
        switch (spec.protocol()) {
          case TCP -> PortMapping.Protocol.TCP;
          case UDP -> PortMapping.Protocol.UDP;
        });
  }

  private static NetworkMode networkMode(NetworkModeSpec mode) {
    return switch (mode) {
      case NONE -> NetworkMode.NONE;
      case BRIDGE, DEFAULT -> NetworkMode.BRIDGE;
      case HOST -> NetworkMode.HOST;
      case AWSVPC -> NetworkMode.AWSVPC;
    };
  }

  private static int units(@Nullable CpuAmount amount) {
    return amount == null ? 0 : amount.units();
  }

  private static int mebibytes(@Nullable MemoryAmount amount) {
    return amount == null ? 0 : amount.mebibytes();
  }

  private static int orZero(@Nullable Integer value) {
    return value == null ? 0 : value;
  }
}
