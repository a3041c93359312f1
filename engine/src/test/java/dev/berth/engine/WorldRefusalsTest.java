package dev.berth.engine;

import static dev.berth.engine.WorldBuilder.CLUSTER;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Members;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.cluster.DescribeClusters;
import dev.berth.engine.api.cluster.ListClusters;
import dev.berth.engine.api.instance.DescribeContainerInstances;
import dev.berth.engine.api.instance.ListContainerInstances;
import dev.berth.engine.api.setting.ListAccountSettings;
import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.api.task.ListTasks;
import dev.berth.engine.api.taskdefinition.DescribeTaskDefinition;
import dev.berth.engine.api.taskdefinition.ListTaskDefinitions;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.lifecycle.TimingProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;

/** A call that is refused leaves nothing behind, whatever is in it. */
class WorldRefusalsTest {
  private static final int CALLS = 250;

  @SeededTest(runs = 15)
  @Tag("rule.refusal-leaves-nothing-behind")
  void refusal_ofAnyRequest_changesNothing(long seed) {
    UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
    RandomRequests requests = new RandomRequests(random);
    int refused = 0;
    int done = 0;
    try (Stepped stepped = new Stepped(calm(seed), Parallelism.SINGLE)) {
      stepped.done(definition());
      stepped.done(RunTaskBuilder.of("job").count(3).build());
      Everything before = Everything.in(stepped);
      for (int call = 0; call < CALLS; call++) {
        requests.know(before.arns());
        Operation<?> operation = requests.next();
        Outcome<?> outcome = stepped.call(operation);
        Everything after = Everything.in(stepped);
        if (outcome instanceof Outcome.Refused<?>(EcsError error)) {
          assertThat(error.message()).as("%s", operation).isNotBlank();
          assertThat(after).as("%s: %s", operation, error).isEqualTo(before);
          refused++;
        } else {
          done++;
        }
        before = after;
      }
      stepped.world().finish(false);
    }
    assertThat(refused).isGreaterThan(CALLS / 10);
    assertThat(done).isGreaterThan(CALLS / 20);
  }

  /** A world in which nothing happens by itself. */
  private static WorldSpecification calm(long seed) {
    return world()
        .seed(seed)
        .timing(TimingProfile.INSTANT.keepingStopped())
        .instances(3, 4096, 4096)
        .horizon(10)
        .build();
  }

  private static RegisterTaskDefinition definition() {
    Map<String, Object> container = Map.of("name", "app", "image", "i", "cpu", 64, "memory", 64);
    Map<String, Object> members =
        Map.of("family", "job", "containerDefinitions", List.of(container));
    return Members.read(members, RegisterTaskDefinition.class).shape();
  }

  /** All that an account tells of itself. */
  private record Everything(List<String> arns, List<Object> descriptions) {
    static Everything in(Stepped stepped) {
      List<String> arns = new ArrayList<>();
      List<Object> descriptions = new ArrayList<>();
      List<String> clusters = stepped.done(new ListClusters(null, null)).clusterArns();
      arns.addAll(clusters);
      descriptions.add(
          stepped.call(
              new DescribeClusters(
                  clusters, List.of("CONFIGURATIONS", "SETTINGS", "STATISTICS", "TAGS"))));
      // It may have been deleted.
      if (clusters.stream().anyMatch(arn -> arn.endsWith("/" + CLUSTER))) {
        for (String status : List.of("RUNNING", "STOPPED")) {
          addTasks(stepped, status, arns, descriptions);
        }
        addInstances(stepped, arns, descriptions);
      }
      for (String status : List.of("ACTIVE", "INACTIVE", "DELETE_IN_PROGRESS")) {
        addDefinitions(stepped, status, arns, descriptions);
      }
      descriptions.add(stepped.done(new ListAccountSettings(null, null, null, true, null, null)));
      return new Everything(arns, descriptions);
    }

    private static void addTasks(
        Stepped stepped, String status, List<String> arns, List<Object> descriptions) {
      List<String> tasks =
          stepped
              .done(new ListTasks(CLUSTER, null, null, null, null, null, null, status, null, null))
              .taskArns();
      arns.addAll(tasks);
      if (!tasks.isEmpty()) {
        descriptions.add(stepped.done(new DescribeTasks(CLUSTER, tasks, List.of("TAGS"))));
      }
    }

    private static void addInstances(
        Stepped stepped, List<String> arns, List<Object> descriptions) {
      List<String> instances =
          stepped
              .done(new ListContainerInstances(CLUSTER, null, null, null, null))
              .containerInstanceArns();
      arns.addAll(instances);
      if (!instances.isEmpty()) {
        descriptions.add(
            stepped.done(
                new DescribeContainerInstances(
                    CLUSTER, instances, List.of("TAGS", "CONTAINER_INSTANCE_HEALTH"))));
      }
    }

    private static void addDefinitions(
        Stepped stepped, String status, List<String> arns, List<Object> descriptions) {
      List<String> all =
          stepped
              .done(new ListTaskDefinitions(null, status, null, null, null))
              .taskDefinitionArns();
      arns.addAll(all);
      for (String each : all) {
        descriptions.add(stepped.done(new DescribeTaskDefinition(each, List.of("TAGS"))));
      }
    }
  }
}
