package dev.berth.engine;

import dev.berth.engine.lifecycle.container.AgentSettings;
import dev.berth.engine.lifecycle.container.AgentSettings.ImageCleanUp;
import dev.berth.engine.lifecycle.container.AgentSettings.PortRange;
import dev.berth.engine.lifecycle.container.AgentSettings.PullBehavior;
import dev.berth.engine.lifecycle.container.ContainerBehaviour;
import dev.berth.engine.lifecycle.container.ContainerBehaviour.Health;
import dev.berth.engine.lifecycle.container.ContainerBehaviour.OnSigterm;
import dev.berth.engine.lifecycle.container.ContainerBehaviour.Run;
import dev.berth.engine.lifecycle.container.ContainerPlan;
import dev.berth.engine.lifecycle.container.RolePermission;
import dev.berth.engine.lifecycle.container.StartFault;
import dev.berth.engine.lifecycle.container.VolumeTimes;
import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.ContainerDependency;
import dev.berth.engine.model.ContainerDependency.Condition;
import dev.berth.engine.model.HealthCheck;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.PortMapping;
import dev.berth.engine.model.RestartPolicy;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.Distribution.Constant;
import dev.berth.engine.random.Distribution.Exponential;
import dev.berth.engine.random.Distribution.Uniform;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;

/** Containers of all kinds that depend on each other in any way that ECS takes, in tests. */
final class RandomContainers {
  /** What containers exit with that handle SIGTERM, and no others. */
  static final int HANDLED_SIGTERM = 70;

  private final UniformRandomProvider random;

  RandomContainers(UniformRandomProvider random) {
    this.random = random;
  }

  ContainerPlan plan(NetworkMode mode) {
    List<ContainerDefinition> containers = new ArrayList<>();
    List<ContainerBehaviour> behaviours = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      boolean essential = i == count - 1 || random.nextInt(4) == 0;
      containers.add(container(i, essential, containers));
      // Whoever is waited for with COMPLETE must not be essential, which ECS checks elsewhere.
      behaviours.add(behaviour(essential));
    }
    ContainerPlan plan =
        new ContainerPlan(mode, containers, behaviours, StartFault.Chances.NONE, Set.of(), null);
    StartFault.Chances faults =
        random.nextInt(3) == 0
            ? new StartFault.Chances(0.1, 0.1, 0.1, 0.1, 0.1, 0.1)
            : StartFault.Chances.NONE;
    Set<RolePermission> lacking =
        random.nextInt(12) == 0 ? Set.of(RolePermission.values()[random.nextInt(3)]) : Set.of();
    plan = plan.with(faults, lacking);
    return random.nextInt(4) == 0
        ? plan.with(new VolumeTimes(new Uniform(1, 20), new Constant(3)))
        : plan;
  }

  AgentSettings agent() {
    return new AgentSettings(
        Map.of("image-0", 50, "image-1", 400, "image-2", 1_000),
        PullBehavior.values()[random.nextInt(4)],
        random.nextBoolean() ? new Constant(20) : new Exponential(30),
        new LinkedHashSet<>(random.nextBoolean() ? List.of("image-1") : List.of()),
        2 + random.nextInt(40),
        new PortRange(40_000, 40_005),
        random.nextBoolean() ? null : new ImageCleanUp(60_000_000_000L, 30_000_000_000L, 1));
  }

  private ContainerDefinition container(
      int index, boolean essential, List<ContainerDefinition> before) {
    List<ContainerDependency> dependsOn = new ArrayList<>();
    for (ContainerDefinition other : before) {
      if (random.nextInt(2) == 0) {
        dependsOn.add(new ContainerDependency(other.name(), condition(other)));
      }
    }
    List<PortMapping> ports =
        random.nextInt(3) == 0
            ? List.of(new PortMapping(80 + index, 0, PortMapping.Protocol.TCP))
            : List.of();
    return new ContainerDefinition(
        "c" + index,
        "image-" + random.nextInt(4),
        0,
        0,
        0,
        0,
        essential,
        ports,
        dependsOn,
        random.nextBoolean() ? new HealthCheck(5, 2, 1 + random.nextInt(3), 10) : null,
        random.nextInt(3) == 0 ? 2 + random.nextInt(30) : 0,
        random.nextInt(3) == 0 ? 2 + random.nextInt(30) : 0,
        random.nextInt(4) == 0 ? new RestartPolicy(Set.of(2), 60) : null);
  }

  private Condition condition(ContainerDefinition other) {
    List<Condition> possible = new ArrayList<>(List.of(Condition.START));
    if (!other.essential()) {
      possible.add(Condition.COMPLETE);
      possible.add(Condition.SUCCESS);
    }
    if (other.healthCheck() != null) {
      possible.add(Condition.HEALTHY);
    }
    return possible.get(random.nextInt(possible.size()));
  }

  private ContainerBehaviour behaviour(boolean essential) {
    Run run =
        switch (random.nextInt(essential ? 2 : 3)) {
          case 0 -> new Run.For(seconds(), random.nextInt(3));
          case 1 -> new Run.AsTask();
          default -> new Run.UntilStopped();
        };
    OnSigterm onSigterm =
        switch (random.nextInt(3)) {
          case 0 -> new OnSigterm.Ignores();
          case 1 -> new OnSigterm.ExitsAfter(seconds(), HANDLED_SIGTERM);
          default -> new OnSigterm.InProfileTime();
        };
    Health health =
        new Health(seconds(), random.nextBoolean() ? null : seconds(), random.nextBoolean());
    return new ContainerBehaviour(run, health, onSigterm);
  }

  private Distribution seconds() {
    return random.nextBoolean() ? new Constant(random.nextInt(80)) : new Uniform(0, 50);
  }
}
