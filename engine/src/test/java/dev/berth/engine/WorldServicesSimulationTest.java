package dev.berth.engine;

import static dev.berth.engine.ServedWorld.call;
import static dev.berth.engine.ServedWorld.change;
import static dev.berth.engine.ServedWorld.crashing;
import static dev.berth.engine.ServedWorld.daemon;
import static dev.berth.engine.ServedWorld.definition;
import static dev.berth.engine.ServedWorld.failing;
import static dev.berth.engine.ServedWorld.percents;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.WorldFixtures.Run;
import dev.berth.engine.api.service.Service;
import dev.berth.engine.api.task.StopTask;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.input.InstanceAction;
import dev.berth.engine.input.TaskConduct;
import dev.berth.engine.model.Resources;
import dev.berth.engine.record.ServiceNews;
import dev.berth.engine.record.WorldEvent.ServiceChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Services under random updates and faults. Once these stop, every service has what it wants; and
 * whatever happens, none has more tasks than its maximum allows.
 */
class WorldServicesSimulationTest {
  private static final int SERVICES = 4;
  private static final int FAULTS_END = 2_000;
  private static final int END = 12_000;

  @SeededTest(runs = 25)
  void services_onceFaultsStop_haveWhatTheyWant(long seed) {
    try (ServedWorld world = world(seed)) {
      disturb(world, RandomSource.SPLIT_MIX_64.create(seed));
      world.to(END - 100);
      for (int i = 0; i <= SERVICES; i++) {
        Service service = world.describe("s" + i);
        assertThat(service.runningCount()).as(service.toString()).isEqualTo(service.desiredCount());
        assertThat(service.pendingCount()).as(service.toString()).isZero();
        assertThat(service.deployments()).as(service.toString()).hasSize(1);
        assertThat(world.events("s" + i))
            .as(service.toString())
            .anyMatch(each -> each.endsWith("has reached a steady state."));
      }
    }
  }

  @SeededTest(runs = 10)
  void services_whateverHappens_keepWithinTheirMaximum(long seed) {
    try (ServedWorld world = world(seed)) {
      disturb(world, RandomSource.SPLIT_MIX_64.create(seed));
      world.to(FAULTS_END);
      Run run = world.stepped().runOut();
      run.events()
          .of(ServiceChanged.class)
          .filter(event -> event.news() instanceof ServiceNews.Counted)
          .forEach(event -> {
            ServiceNews.Counted counted = (ServiceNews.Counted) event.news();
            int upper = Math.max(1, counted.desired()) * 2;
            // What was wanted before desiredCount fell may still be there for a moment.
            assertThat(counted.pending()).as(event.toString()).isLessThanOrEqualTo(upper + 16);
          });
    }
  }

  @SeededTest(runs = 5)
  void sameSeed_givesTheSameHistory(long seed) {
    assertThat(hash(seed)).isEqualTo(hash(seed));
  }

  private static String hash(long seed) {
    try (ServedWorld world = world(seed)) {
      disturb(world, RandomSource.SPLIT_MIX_64.create(seed));
      return world.stepped().runOut().hash();
    }
  }

  private static ServedWorld world(long seed) {
    WorldBuilder builder =
        WorldBuilder.world()
            .seed(seed)
            .timing(WorldFixtures.fixedTiming(5, 2))
            .horizon(END)
            .with(definition("web", 1))
            .with(definition("web", 2))
            .with(definition("web", 3));
    UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(~seed);
    for (int group = 0; group < 6; group++) {
      builder.instances(
          2, Resources.of(128 * 20, 128 * 20), List.of("a", "b", "c"), new TreeMap<>());
    }
    for (int fault = 0; fault < 12; fault++) {
      String group = "group" + (1 + random.nextInt(5));
      int at = random.nextInt(FAULTS_END - 100);
      builder.change(at, group, fault(random));
      builder.change(FAULTS_END, group, new InstanceAction.Activate());
      builder.change(FAULTS_END, group, new InstanceAction.Reconnect());
    }
    return new ServedWorld(builder);
  }

  private static InstanceAction fault(UniformRandomProvider random) {
    return switch (random.nextInt(6)) {
      case 0 -> new InstanceAction.Deregister(true);
      case 1, 2 -> new InstanceAction.Disconnect();
      case 3 -> new InstanceAction.Activate();
      default -> new InstanceAction.Drain();
    };
  }

  private static void disturb(ServedWorld world, UniformRandomProvider random) {
    for (int i = 0; i < SERVICES; i++) {
      world.done(
          call("s" + i, 1 + random.nextInt(12), "deploymentConfiguration", configuration(random)));
    }
    world.done(daemon("s" + SERVICES));
    for (double time = 20; time < FAULTS_END; time += 1 + random.nextInt(60)) {
      world.to(time);
      String name = "s" + random.nextInt(SERVICES);
      switch (random.nextInt(6)) {
        case 0 -> world.update(name, "desiredCount", random.nextInt(16));
        case 1 ->
            world.update(conduct(random), name, "taskDefinition", "web:" + (1 + random.nextInt(3)));
        case 2 -> world.update(conduct(random), name, "forceNewDeployment", true);
        case 3 -> world.update(name, "deploymentConfiguration", configuration(random));
        case 4 -> world.done(change("s" + SERVICES, "forceNewDeployment", true));
        default -> stopOne(world, name, random);
      }
    }
    world.to(FAULTS_END + 1);
    for (int i = 0; i < SERVICES; i++) {
      world.update(
          TaskConduct.ENDLESS,
          "s" + i,
          "forceNewDeployment",
          true,
          "taskDefinition",
          "web:" + (1 + i % 3),
          "deploymentConfiguration",
          percents(50, 200));
    }
  }

  private static TaskConduct conduct(UniformRandomProvider random) {
    return switch (random.nextInt(6)) {
      case 0 -> failing(definition("web", 1));
      case 1 -> crashing(1 + random.nextInt(90));
      default -> TaskConduct.ENDLESS;
    };
  }

  private static Map<String, Object> configuration(UniformRandomProvider random) {
    Map<String, Object> all =
        new TreeMap<>(percents(random.nextInt(101), 125 + random.nextInt(76)));
    all.put(
        "deploymentCircuitBreaker",
        Map.of("enable", random.nextBoolean(), "rollback", random.nextBoolean()));
    return all;
  }

  private static void stopOne(ServedWorld world, String name, UniformRandomProvider random) {
    List<Task> tasks = new ArrayList<>(world.tasks(name));
    if (!tasks.isEmpty()) {
      String arn = tasks.get(random.nextInt(tasks.size())).taskArn();
      world.done(new StopTask(WorldBuilder.CLUSTER, arn, "chaos"));
    }
  }
}
