package dev.berth.engine;

import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.input.Execution;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.placement.policy.Binpack;
import dev.berth.engine.placement.policy.FirstFit;
import dev.berth.engine.placement.policy.RandomChoice;
import dev.berth.engine.placement.policy.Spread;
import dev.berth.engine.random.Distribution.Constant;
import dev.berth.engine.random.Distribution.Exponential;
import dev.berth.engine.random.Distribution.Uniform;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Small worlds with a bit of everything, in whole seconds so that many things coincide. */
public final class RandomWorlds {
  private static final String ZONE = "ecs.availability-zone";

  private final UniformRandomProvider random;

  private RandomWorlds(long seed) {
    random = RandomSource.SPLIT_MIX_64.create(seed);
  }

  /** The world of a seed, with its stages taking time. */
  public static WorldSpecification timed(long seed) {
    RandomWorlds worlds = new RandomWorlds(seed);
    return worlds.world(seed, worlds.timing()).build();
  }

  /** The world of a seed, without any delay. */
  public static WorldSpecification instant(long seed) {
    return new RandomWorlds(seed).world(seed, TimingProfile.INSTANT).build();
  }

  private WorldBuilder world(long seed, TimingProfile timing) {
    WorldBuilder world =
        WorldBuilder.world()
            .seed(seed)
            .timing(timing)
            .ties(random.nextBoolean() ? TieBreak.LOWEST : TieBreak.RANDOM);
    for (int group = random.nextInt(3); group >= 0; group--) {
      TreeMap<String, String> attributes = new TreeMap<>();
      if (random.nextBoolean()) {
        attributes.put("stack", "s" + random.nextInt(2));
      }
      Resources registered =
          Resources.ofGpus(1024 * (1 + random.nextInt(4)), 2048 * (1 + random.nextInt(4)), group);
      world.instances(
          1 + random.nextInt(5),
          registered,
          List.of("a", "b", "c").subList(0, 1 + group),
          attributes);
    }
    for (int workload = random.nextInt(3); workload >= 0; workload--) {
      world.with(workload("w" + workload));
    }
    if (random.nextInt(3) == 0) {
      world.provisioning(random.nextInt(12), 1 + random.nextInt(60));
    }
    return world;
  }

  private WorkloadBuilder workload(String name) {
    WorkloadBuilder workload =
        WorkloadBuilder.workload(name)
            .size(size())
            .whenFull(policy())
            .strategies(chain().toArray(PlacementPolicy[]::new));
    if (random.nextBoolean()) {
      workload.awsvpc();
    }
    if (random.nextBoolean()) {
      workload.behindLoadBalancer();
    }
    if (random.nextInt(4) == 0) {
      workload.constraints(Constraints.DISTINCT_INSTANCE);
    }
    long seconds = 0;
    for (int i = 5 + random.nextInt(30); i > 0; i--) {
      seconds += random.nextInt(8);
      Resources override = random.nextInt(4) == 0 ? size() : null;
      workload.arrival(new Arrival(WorldBuilder.nanos(seconds), override, executions()));
    }
    return workload;
  }

  private List<Execution> executions() {
    List<Execution> executions = new ArrayList<>();
    int count = random.nextInt(5) == 0 ? 1 + random.nextInt(25) : 1;
    for (int i = 0; i < count; i++) {
      boolean endless = random.nextInt(100) == 0;
      long nanos = endless ? Execution.ENDLESS : WorldBuilder.nanos(random.nextInt(40));
      executions.add(new Execution(nanos, random.nextInt(10) == 0 ? 1 : 0));
    }
    return executions;
  }

  private Resources size() {
    return Resources.ofGpus(
        256 * random.nextInt(8), 256 * (1 + random.nextInt(8)), random.nextInt(6) == 0 ? 1 : 0);
  }

  private ClientPolicy policy() {
    return switch (random.nextInt(3)) {
      case 0 -> new ClientPolicy.Drop();
      case 1 -> new ClientPolicy.Queue();
      default ->
          new ClientPolicy.Retry(
              1_000_000_000L, 2, 30_000_000_000L, 1 + random.nextInt(8), random.nextInt(2) * 0.5);
    };
  }

  private List<PlacementPolicy> chain() {
    List<PlacementPolicy> chain = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      chain.add(
          switch (random.nextInt(6)) {
            case 0 -> new RandomChoice();
            case 1 -> new FirstFit();
            case 2 -> new Binpack(Binpack.Field.CPU);
            case 3 -> new Binpack(Binpack.Field.MEMORY);
            case 4 -> new Spread("instanceId");
            default -> new Spread("attribute:" + (random.nextBoolean() ? "stack" : ZONE));
          });
    }
    return chain;
  }

  private TimingProfile timing() {
    return switch (random.nextInt(4)) {
      case 0 -> TimingProfile.REALISTIC;
      case 1 -> WorldFixtures.fixedTiming(1, 2);
      // The network may be as quick as nothing: everything lives in one lane.
      case 2 -> WorldFixtures.timing(new Exponential(0.2), 0, 5);
      default ->
          new TimingProfile(
              "mixed",
              new Uniform(0.5, 1),
              new Constant(0),
              new Uniform(0, 3),
              new Constant(1),
              new Constant(0),
              new Exponential(10),
              new Constant(2),
              new Constant(0));
    };
  }
}
