package dev.berth.engine;

import static dev.berth.engine.WorldBuilder.nanos;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.actors.ControlPlane;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.cluster.CreateCluster;
import dev.berth.engine.api.cluster.ListClusters;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.input.Execution;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.time.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** A world that somebody lives with: inputs from outside, at times of their own. */
class WorldInputsTest {
  private static final AccountRules ELSEWHERE =
      AccountRules.PLAIN.of(new Arns("eu-west-1", "210987654321"));

  /** An input that has been made, and when it happened. */
  private record Made(long time, Operation<?> operation, Execution execution) {}

  @SeededTest(runs = 20)
  void inputs_madeAgainAtTheirTimes_giveTheSameHistory(long seed) {
    WorldSpecification specification =
        cluster(seed, seed % 2 == 0 ? TimingProfile.REALISTIC : TimingProfile.INSTANT);
    List<Made> made = new ArrayList<>();

    String lived = live(specification, RandomSource.SPLIT_MIX_64.create(seed), made);

    assertThat(made).hasSizeGreaterThan(39);
    assertThat(replay(specification, new Parallelism(1, 1), made)).isEqualTo(lived);
    assertThat(replay(specification, new Parallelism(4, 2), made)).isEqualTo(lived);
  }

  @Test
  void input_forATimeThatHasPassed_happensAtOnce() {
    try (World world = open(cluster(1, TimingProfile.REALISTIC), Parallelism.SINGLE)) {
      world.tell(call(run(), new Execution(nanos(1), 0)), nanos(5));
      world.runInstant();

      long late = world.tell(call(run(), new Execution(nanos(1), 0)), nanos(2));

      assertThat(late).isEqualTo(nanos(5) + 1);
    }
  }

  @Test
  void world_withNothingAhead_waitsForInput() {
    try (World world = open(cluster(1, TimingProfile.REALISTIC), Parallelism.SINGLE)) {
      assertThat(world.runNext(nanos(3600))).isFalse();
      assertThat(world.nextTime()).isEqualTo(Windows.NEVER);

      world.tell(call(run(), new Execution(nanos(1), 0)), nanos(3600));
      world.runInstant();

      assertThat(world.runNext(nanos(7200))).isTrue();
      assertThat(world.now()).isBetween(nanos(3600), nanos(3601));
    }
  }

  @Test
  void world_withoutACluster_beginsWithNothingButItsAccount() {
    WorldSpecification nothing =
        new WorldSpecification(
                "",
                1,
                List.of(),
                TimingProfile.REALISTIC,
                TieBreak.LOWEST,
                List.of(),
                OptionalLong.empty())
            .endless(ELSEWHERE);
    try (World world = open(nothing, Parallelism.SINGLE)) {
      assertThat(answer(world, new ListClusters(null, null)).clusterArns()).isEmpty();

      answer(world, new CreateCluster("shop"));

      assertThat(answer(world, new ListClusters(null, null)).clusterArns())
          .containsExactly("arn:aws:ecs:eu-west-1:210987654321:cluster/shop");
    }
  }

  @Test
  void names_ofAllThatAnAccountHolds_areItsOwn() {
    WorldSpecification specification = cluster(1, TimingProfile.REALISTIC).endless(ELSEWHERE);
    try (World world = open(specification, Parallelism.SINGLE)) {
      var task = answer(world, run()).tasks().getFirst();

      assertThat(task.taskArn()).startsWith("arn:aws:ecs:eu-west-1:210987654321:task/test/");
      assertThat(task.taskDefinitionArn())
          .isEqualTo("arn:aws:ecs:eu-west-1:210987654321:task-definition/job:1");
      assertThat(task.containerInstanceArn())
          .startsWith("arn:aws:ecs:eu-west-1:210987654321:container-instance/test/");
    }
  }

  private static String live(
      WorldSpecification specification, UniformRandomProvider random, List<Made> made) {
    try (World world = open(specification, Parallelism.SINGLE)) {
      long clock = 0;
      while (made.size() < 40) {
        // Often the world lags behind the clock, and often several inputs come at once.
        clock += random.nextInt(3) * nanos(2.5);
        for (int window = random.nextInt(60); window > 0 && world.runNext(clock); window--) {}
        long wanted = world.nextTime() < clock ? 0 : clock;
        for (int more = random.nextInt(3); more >= 0; more--) {
          Execution execution = new Execution(nanos(1 + random.nextInt(20)), 0);
          made.add(new Made(world.tell(call(run(), execution), wanted), run(), execution));
        }
        world.runInstant();
      }
      return finish(world);
    }
  }

  private static String replay(
      WorldSpecification specification, Parallelism parallelism, List<Made> made) {
    try (World world = open(specification, parallelism)) {
      for (int i = 0; i < made.size(); i++) {
        Made each = made.get(i);
        while (world.runNext(each.time())) {}
        assertThat(world.tell(call(each.operation(), each.execution()), each.time()))
            .isEqualTo(each.time());
        if (i == made.size() - 1 || made.get(i + 1).time() > each.time()) {
          world.runInstant();
        }
      }
      return finish(world);
    }
  }

  private static String finish(World world) {
    while (world.runNext(nanos(10_000))) {}
    return world.finish(false).resultHash();
  }

  private static World open(WorldSpecification specification, Parallelism parallelism) {
    return new World(specification, parallelism, List.of());
  }

  private static <R> R answer(World world, Operation<R> operation) {
    List<Outcome<R>> outcomes = new ArrayList<>();
    world.tell(new ControlPlane.Call<>(operation, outcomes::add), 0);
    world.runInstant();
    return ((Outcome.Done<R>) outcomes.getFirst()).response();
  }

  private static ControlPlane.Call<?> call(Operation<?> operation, Execution execution) {
    return new ControlPlane.Call<>(operation, execution, _ -> {});
  }

  private static RunTask run() {
    return RunTaskBuilder.of("job").count(3).build();
  }

  private static WorldSpecification cluster(long seed, TimingProfile timing) {
    return world().seed(seed).timing(timing).instances(6, 2048, 4096).with(definition()).build();
  }

  private static TaskDefinition definition() {
    ContainerDefinition container =
        new ContainerDefinition("main", "i", 256, 512, 0, 0, true, List.of());
    return new TaskDefinition("job", 1, NetworkMode.BRIDGE, 0, 0, List.of(container));
  }
}
