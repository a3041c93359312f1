package dev.berth.scenarios.assembly;

import dev.berth.engine.GroupSpecification;
import dev.berth.engine.InstanceGroup;
import dev.berth.engine.capacity.GroupSettings;
import dev.berth.engine.capacity.LifecycleHook;
import dev.berth.engine.capacity.LifecycleState;
import dev.berth.engine.capacity.WarmPool;
import dev.berth.engine.model.InstanceType;
import dev.berth.engine.model.Resources;
import dev.berth.scenarios.catalogue.InstanceCatalogue;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.AutoScalingGroupSpec;
import dev.berth.scenarios.spec.AutoScalingGroupSpec.Allocation;
import dev.berth.scenarios.spec.AutoScalingGroupSpec.LifecycleHookSpec;
import dev.berth.scenarios.spec.AutoScalingGroupSpec.WarmPoolSpec;
import dev.berth.scenarios.spec.InstanceSizeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Auto Scaling groups of a scenario to those of the engine. */
final class ScalingGroups {
  private static final String PATH = "autoScalingGroups";

  private final Document document;
  private final Problems problems;
  private final Agents agents;

  ScalingGroups(Document document, Problems problems, Agents agents) {
    this.document = document;
    this.problems = problems;
    this.agents = agents;
  }

  /** The groups; those that are wrong are noted and left out. */
  List<GroupSpecification> assemble(Map<String, AutoScalingGroupSpec> specs) {
    List<GroupSpecification> groups = new ArrayList<>();
    specs.forEach((name, spec) -> {
      List<InstanceType> types = types(name, spec);
      int desired = spec.desiredCapacity() == null ? spec.minSize() : spec.desiredCapacity();
      if (isInBounds(name, spec, desired) && !types.isEmpty()) {
        groups.add(group(name, spec, types, desired));
      }
    });
    return groups;
  }

  private GroupSpecification group(
      String name, AutoScalingGroupSpec spec, List<InstanceType> types, int desired) {
    GroupSettings settings =
        new GroupSettings(
            name,
            spec.minSize(),
            spec.maxSize(),
            types.size(),
            spec.allocationStrategy() == Allocation.DIVERSIFIED,
            spec.availabilityZones(),
            spec.newInstancesProtectedFromScaleIn(),
            spec.lifecycleHooks().stream().map(ScalingGroups::hook).toList(),
            pool(spec.warmPool()));
    return new GroupSpecification(
        settings,
        types.stream()
            .map(type ->
                new InstanceGroup(
                        name,
                        type,
                        0,
                        spec.availabilityZones(),
                        new TreeMap<>(spec.attributes()),
                        false)
                    .with(agents.of(spec.agent())))
            .toList(),
        desired);
  }

  private boolean isInBounds(String name, AutoScalingGroupSpec spec, int desired) {
    if (spec.minSize() > spec.maxSize()) {
      problems.error(
          document.place(PATH, name, "maxSize"),
          "maxSize %d of Auto Scaling group '%s' is below its minSize %d"
              .formatted(spec.maxSize(), name, spec.minSize()),
          "a group has minSize to maxSize instances");
      return false;
    }
    if (desired < spec.minSize() || desired > spec.maxSize()) {
      problems.error(
          document.place(PATH, name, "desiredCapacity"),
          "desiredCapacity %d of Auto Scaling group '%s' is outside of its bounds"
              .formatted(desired, name),
          "expected %d to %d".formatted(spec.minSize(), spec.maxSize()));
      return false;
    }
    return true;
  }

  private List<InstanceType> types(String name, AutoScalingGroupSpec spec) {
    InstanceSizeSpec size = spec.size();
    if ((size == null) == spec.instanceTypes().isEmpty()) {
      problems.error(
          document.namePlace(PATH, name),
          "Auto Scaling group '%s' has %s"
              .formatted(name, size == null ? "no instance type" : "instance types and a size"),
          "give it instanceTypes, such as [m5.large], or a size");
      return List.of();
    }
    if (size != null) {
      Resources resources =
          Resources.ofGpus(size.cpu().units(), size.memory().mebibytes(), size.gpus());
      return List.of(InstanceGroups.custom(resources, size.pricePerHour()));
    }
    List<InstanceType> types = new ArrayList<>();
    InstanceCatalogue catalogue = InstanceCatalogue.bundled();
    for (int i = 0; i < spec.instanceTypes().size(); i++) {
      String type = spec.instanceTypes().get(i);
      catalogue.find(type).ifPresent(types::add);
      if (catalogue.find(type).isEmpty()) {
        problems.error(
            document.place(PATH, name, "instanceTypes", String.valueOf(i)),
            "unknown instance type '" + type + "'",
            Nearest.to(type, catalogue.types().keySet())
                .map(near -> "did you mean '" + near + "'?")
                .orElse("give the group a size of your own: size: {cpu: 2 vCPU, memory: 8 GiB}"));
      }
    }
    return types.size() == spec.instanceTypes().size() ? types : List.of();
  }

  private static LifecycleHook hook(LifecycleHookSpec spec) {
    return new LifecycleHook(
        spec.name(),
        switch (spec.transition()) {
          case LAUNCHING -> LifecycleHook.Transition.LAUNCHING;
          case TERMINATING -> LifecycleHook.Transition.TERMINATING;
        },
        spec.takes().toNanos(),
        spec.heartbeatTimeout().toNanos(),
        switch (spec.defaultResult()) {
          case ABANDON -> LifecycleHook.Result.ABANDON;
          case CONTINUE -> LifecycleHook.Result.CONTINUE;
        });
  }

  private static @Nullable WarmPool pool(@Nullable WarmPoolSpec spec) {
    return spec == null
        ? null
        : new WarmPool(
            spec.minSize(),
            spec.maxGroupPreparedCapacity(),
            switch (spec.poolState()) {
              case STOPPED -> LifecycleState.WARMED_STOPPED;
              case RUNNING -> LifecycleState.WARMED_RUNNING;
              case HIBERNATED -> LifecycleState.WARMED_HIBERNATED;
            });
  }
}
