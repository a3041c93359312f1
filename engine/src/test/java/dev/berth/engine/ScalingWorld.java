package dev.berth.engine;

import dev.berth.engine.api.capacity.AutoScalingGroupProvider;
import dev.berth.engine.api.capacity.CreateCapacityProvider;
import dev.berth.engine.api.capacity.ManagedScaling;
import dev.berth.engine.api.cluster.CapacityProviderStrategyItem;
import dev.berth.engine.capacity.CapacityStrategy.Share;
import dev.berth.engine.capacity.GroupSettings;
import dev.berth.engine.capacity.LifecycleHook;
import dev.berth.engine.capacity.ScalingProfile;
import dev.berth.engine.capacity.WarmPool;
import dev.berth.engine.lifecycle.MachineTiming;
import dev.berth.engine.model.InstanceType;
import dev.berth.engine.model.Resources;
import dev.berth.engine.random.Distribution.Constant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Capacity put together for a test: a group {@code workers} of instances with 1,024 CPU units and
 * 1,024 MiB in zone a, and a provider {@code main} that scales it. A datapoint takes 10 s to change
 * the group, a machine runs 20 s after its launch and its agent registers 20 s later.
 */
final class ScalingWorld {
  static final Share MAIN = new Share("main", 1, 0, true);

  private static final InstanceType TYPE =
      new InstanceType("test.large", Resources.of(1024, 1024), 3, 0, 0.1);

  private final List<LifecycleHook> hooks = new ArrayList<>();
  private int minSize;
  private int maxSize = 20;
  private int desired;
  private boolean protects;
  private boolean drains;
  private @Nullable WarmPool pool;
  private ManagedScaling scaling = new ManagedScaling("ENABLED", 100, 1, 10_000, 0);
  private ScalingProfile profile = ScalingProfile.ECS_CURRENT;

  ScalingWorld size(int min, int start, int max) {
    minSize = min;
    desired = start;
    maxSize = max;
    return this;
  }

  ScalingWorld scaling(ManagedScaling settings) {
    scaling = settings;
    return this;
  }

  ScalingWorld profile(ScalingProfile numbers) {
    profile = numbers;
    return this;
  }

  ScalingWorld protecting() {
    protects = true;
    return this;
  }

  ScalingWorld draining() {
    drains = true;
    return this;
  }

  ScalingWorld hook(LifecycleHook hook) {
    hooks.add(hook);
    return this;
  }

  ScalingWorld warm(WarmPool warmPool) {
    pool = warmPool;
    return this;
  }

  Capacity build() {
    InstanceGroup template =
        new InstanceGroup("workers", TYPE, 0, List.of("a"), new TreeMap<>(), false);
    GroupSettings settings =
        new GroupSettings(
            "workers", minSize, maxSize, 1, false, List.of("a"), protects, hooks, pool);
    return new Capacity(
        List.of(TYPE),
        new MachineTiming(
            new Constant(10),
            new Constant(5),
            new Constant(15),
            new Constant(20),
            new Constant(10),
            new Constant(60)),
        profile,
        List.of(new GroupSpecification(settings, List.of(template), desired)),
        List.of(
            new CreateCapacityProvider(
                "main",
                null,
                new AutoScalingGroupProvider(
                    "workers",
                    scaling,
                    protects ? "ENABLED" : "DISABLED",
                    drains ? "ENABLED" : "DISABLED"),
                null,
                null)),
        List.of(new CapacityProviderStrategyItem("main", 1, 0)));
  }
}
