package dev.berth.engine;

import static dev.berth.engine.ServedWorld.call;
import static dev.berth.engine.ServedWorld.checked;
import static dev.berth.engine.ServedWorld.crashing;
import static dev.berth.engine.ServedWorld.definition;
import static dev.berth.engine.ServedWorld.failing;
import static dev.berth.engine.ServedWorld.instances;
import static dev.berth.engine.ServedWorld.percents;
import static dev.berth.engine.ServedWorld.sickening;
import static dev.berth.engine.WorldBuilder.CLUSTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.service.Deployment;
import dev.berth.engine.api.service.Service;
import dev.berth.engine.api.tag.Tag;
import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.api.task.StopTask;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.api.task.UpdateTaskProtection;
import dev.berth.engine.input.InstanceAction;
import dev.berth.engine.model.Resources;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Services with REPLICA: as many tasks as are desired, whatever becomes of them. */
class WorldServicesTest {
  @Test
  @org.junit.jupiter.api.Tag("rule.services-start")
  @org.junit.jupiter.api.Tag("rule.services-event-started")
  void service_thatIsNew_startsItsTasksAtOnce() {
    try (ServedWorld world = ServedWorld.of(2, 4)) {
      Service created = world.create("web", 3);
      world.to(1);

      assertThat(created.status()).isEqualTo("ACTIVE");
      assertThat(created.serviceArn())
          .isEqualTo("arn:aws:ecs:us-east-1:111122223333:service/test/web");
      assertThat(world.tasks("web")).hasSize(3);
      assertThat(world.events("web").getFirst())
          .matches("has started 3 tasks: (\\(task [0-9a-f]{32}\\) ?){3}\\.");
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-tasks-group")
  @org.junit.jupiter.api.Tag("rule.services-tasks-started-by")
  void task_ofAService_bearsItsGroupAndItsDeployment() {
    try (ServedWorld world = ServedWorld.of(1, 4)) {
      String deployment = world.create("web", 1).deployments().getFirst().id();
      Task task = world.to(1).tasks("web").getFirst();

      assertThat(deployment).matches("ecs-svc/[0-9]{19}");
      assertThat(task.group()).isEqualTo("service:web");
      assertThat(task.startedBy()).isEqualTo(deployment);
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-tags-propagated")
  @org.junit.jupiter.api.Tag("rule.services-managed-tags")
  void task_ofAServiceThatPropagatesTags_hasThem() {
    try (ServedWorld world = ServedWorld.of(1, 4)) {
      Map<String, Object> tag = Map.of("key", "team", "value", "shop");
      world.create(
          "web", 1, "tags", List.of(tag), "propagateTags", "SERVICE", "enableECSManagedTags", true);

      assertThat(world.to(1).tasks("web").getFirst().tags())
          .containsExactly(
              new Tag("team", "shop"),
              new Tag("aws:ecs:clusterName", CLUSTER),
              new Tag("aws:ecs:serviceName", "web"));
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-healthy-after-40s")
  @org.junit.jupiter.api.Tag("rule.services-steady")
  @org.junit.jupiter.api.Tag("rule.services-event-steady")
  void service_whoseTasksHaveRunForFortySeconds_isSteady() {
    try (ServedWorld world = ServedWorld.of(2, 4)) {
      world.create("web", 3);

      assertThat(world.to(44).events("web")).hasSize(1);
      assertThat(world.describe("web").runningCount()).isEqualTo(3);
      assertThat(world.to(51).events("web"))
          .hasSize(3)
          .last()
          .isEqualTo("has reached a steady state.");
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-event-steady")
  void service_thatStaysSteady_saysSoEverySixHours() {
    try (ServedWorld world = ServedWorld.of(2, 4)) {
      world.create("web", 1);
      world.to(13 * 3_600);

      assertThat(world.events("web")).filteredOn("has reached a steady state."::equals).hasSize(3);
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-zero-tasks")
  void service_ofNoTasks_isSteadyAtOnce() {
    try (ServedWorld world = ServedWorld.of(0, 4)) {
      world.create("web", 0);

      assertThat(world.to(1).events("web")).last().isEqualTo("has reached a steady state.");
      assertThat(world.describe("web").deployments().getFirst().rolloutState())
          .isEqualTo("COMPLETED");
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-replace-stopped")
  void task_thatSomebodyStops_isReplaced() {
    try (ServedWorld world = ServedWorld.of(2, 4)) {
      world.create("web", 2);
      Task first = world.to(60).tasks("web").getFirst();
      world.done(new StopTask(CLUSTER, first.taskArn(), "test"));
      world.to(66);

      assertThat(world.tasks("web"))
          .hasSize(2)
          .extracting(Task::taskArn)
          .doesNotContain(first.taskArn());
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-cycle")
  void tasks_thatStopShortlyAfterOneAnother_areReplacedTogether() {
    try (ServedWorld world = ServedWorld.of(2, 4)) {
      world.create("web", 3);
      List<Task> tasks = world.to(60).tasks("web");
      for (int second = 0; second < 3; second++) {
        world.to(61 + second);
        world.done(new StopTask(CLUSTER, tasks.get(second).taskArn(), "test"));
      }
      world.to(68);

      assertThat(world.tasks("web")).hasSize(3);
      assertThat(world.events("web"))
          .filteredOn(each -> each.startsWith("has started"))
          .hasSize(3)
          .last()
          .asString()
          .startsWith("has started 2 tasks");
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-crashes-not-throttled")
  void task_thatRunsAndEndsByItself_isReplacedAtOnceEachTime() {
    try (ServedWorld world = ServedWorld.of(2, 4)) {
      world.done(call("web", 1), crashing(3));
      world.to(600);

      long started =
          world.events("web").stream().filter(each -> each.startsWith("has started 1")).count();
      assertThat(started).isBetween(40L, 70L);
      assertThat(world.events("web")).noneMatch(each -> each.contains("unable to consistently"));
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-throttle-grows")
  @org.junit.jupiter.api.Tag("rule.services-impaired-event")
  void tasks_thatNeverRun_areStartedMoreAndMoreSeldom() {
    try (ServedWorld world = ServedWorld.of(2, 4)) {
      world.done(call("web", 1), failing(definition("web", 1)));
      world.to(3_600);

      List<String> events = world.events("web");
      assertThat(events.stream().filter(each -> each.startsWith("has started 1")).count())
          .isBetween(7L, 11L);
      assertThat(events)
          .filteredOn("is unable to consistently start tasks successfully."::equals)
          .hasSizeBetween(3, 7);
      assertThat(world.describe("web").deployments().getFirst().failedTasks()).isGreaterThan(6);
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-throttle-cleared-by-update")
  void tasks_ofANewDeployment_startAtOnceWhateverFailedBefore() {
    try (ServedWorld world = ServedWorld.of(2, 4)) {
      world.done(call("web", 1), failing(definition("web", 1)));
      world.to(3_000);
      world.update(dev.berth.engine.input.TaskConduct.ENDLESS, "web", "taskDefinition", "web:2");
      world.to(3_070);

      assertThat(world.describe("web").runningCount()).isEqualTo(1);
      assertThat(world.events("web")).last().isEqualTo("has reached a steady state.");
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-scale-out")
  @org.junit.jupiter.api.Tag("rule.deployments-not-by-desired-count")
  void desiredCount_thatGrows_startsTasksWithoutADeployment() {
    try (ServedWorld world = ServedWorld.of(2, 8)) {
      world.create("web", 2);
      String before = world.to(60).describe("web").deployments().getFirst().id();
      world.update("web", "desiredCount", 5);
      world.to(120);

      assertThat(world.describe("web").runningCount()).isEqualTo(5);
      assertThat(world.describe("web").deployments())
          .extracting(Deployment::id)
          .containsExactly(before);
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-scale-in")
  @org.junit.jupiter.api.Tag("rule.services-event-stopped")
  @org.junit.jupiter.api.Tag("rule.services-stopped-reason")
  void desiredCount_thatShrinks_stopsTasks() {
    try (ServedWorld world = ServedWorld.of(2, 8)) {
      world.create("web", 5);
      List<Task> before = world.to(60).tasks("web");
      world.update("web", "desiredCount", 2);
      world.to(70);

      assertThat(world.tasks("web")).hasSize(2);
      assertThat(world.events("web"))
          .anyMatch(each -> each.startsWith("has stopped 3 running tasks: (task "));
      List<String> arns = before.stream().map(Task::taskArn).toList();
      Task stopped =
          world.done(new DescribeTasks(CLUSTER, arns, null)).tasks().stream()
              .filter(task -> task.desiredStatus().equals("STOPPED"))
              .findFirst()
              .orElseThrow();
      assertThat(stopped.stopCode()).isEqualTo("ServiceSchedulerInitiated");
      assertThat(stopped.stoppedReason())
          .matches("Scaling activity initiated by \\(deployment ecs-svc/[0-9]{19}\\)");
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-spread-by-default")
  void tasks_withoutAStrategy_areSpreadOverZonesThenInstances() {
    try (ServedWorld world = zones(6)) {
      world.create("web", 6);

      assertThat(perZone(world.to(20)))
          .containsExactlyInAnyOrderEntriesOf(Map.of("a", 2L, "b", 2L, "c", 2L));
      assertThat(world.tasks("web")).extracting(Task::containerInstanceArn).doesNotHaveDuplicates();
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-scale-in-zones")
  void tasks_thatAreStopped_leaveZonesEven() {
    try (ServedWorld world = zones(6)) {
      world.create("web", 9);
      world.to(60).update("web", "desiredCount", 3);

      assertThat(perZone(world.to(80)))
          .containsExactlyInAnyOrderEntriesOf(Map.of("a", 1L, "b", 1L, "c", 1L));
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-event-no-room")
  void service_withoutRoom_namesTheInstanceThatComesNearest() {
    try (ServedWorld world = ServedWorld.of(1, 2)) {
      world.create("web", 3);
      world.to(1);

      assertThat(world.tasks("web")).hasSize(2);
      assertThat(world.events("web"))
          .last()
          .asString()
          .matches(
              "was unable to place a task because no container instance met all of its"
                  + " requirements\\. The closest matching \\(container-instance [0-9a-f]{32}\\)"
                  + " has insufficient CPU units available\\.");
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-event-no-instances")
  void service_inAClusterWithoutInstances_saysSo() {
    try (ServedWorld world = ServedWorld.of(0, 2)) {
      world.create("web", 3);

      assertThat(world.to(1).events("web"))
          .containsExactly(
              "was unable to place a task because no container instance met all of its"
                  + " requirements. Reason: No Container Instances were found in your cluster.");
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-placement-retry")
  @org.junit.jupiter.api.Tag("rule.services-retry-not-reset-by-instances")
  void service_thatFindsRoomLater_getsItsTasksWithItsNextTry() {
    WorldBuilder builder = instances(1, 2).instances(1, 1024, 1024).registering(100, 0);
    try (ServedWorld world = new ServedWorld(builder)) {
      world.create("web", 3);

      assertThat(world.to(200).tasks("web")).hasSize(2);
      assertThat(world.to(400).tasks("web")).hasSize(3);
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-container-health")
  @org.junit.jupiter.api.Tag("rule.services-unhealthy-replaced-first")
  @org.junit.jupiter.api.Tag("rule.services-event-unhealthy")
  void task_thatFailsItsHealthChecks_isReplaced() {
    WorldBuilder builder = instances(1, 8).with(checked("checked", 1));
    try (ServedWorld world = new ServedWorld(builder)) {
      world.done(call("web", 1, "taskDefinition", "checked:1"), sickening(60));

      assertThat(world.to(30).events("web")).last().isEqualTo("has reached a steady state.");
      String first = world.tasks("web").getFirst().taskArn();
      world.to(80);
      assertThat(world.tasks("web")).as("the unhealthy one and its replacement").hasSize(2);
      world.to(110);
      assertThat(world.tasks("web")).extracting(Task::taskArn).hasSize(1).doesNotContain(first);
      assertThat(world.events("web"))
          .anyMatch(each -> each.endsWith("failed container health checks."));
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-grace-period")
  void task_thatIsUnhealthyInItsGracePeriod_stays() {
    WorldBuilder builder = instances(1, 8).with(checked("checked", 1));
    try (ServedWorld world = new ServedWorld(builder)) {
      world.done(
          call("web", 1, "taskDefinition", "checked:1", "healthCheckGracePeriodSeconds", 300),
          sickening(20));

      assertThat(world.to(300).tasks("web")).hasSize(1);
      assertThat(world.to(311).tasks("web")).hasSize(2);
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-draining-replaced-first")
  void instance_thatDrains_keepsItsTasksUntilOthersAreHealthy() {
    WorldBuilder builder =
        instances(1, 8).instances(1, 1024, 1024).change(100, "group0", new InstanceAction.Drain());
    try (ServedWorld world = new ServedWorld(builder)) {
      world.create(
          "web", 4, "placementStrategy", List.of(Map.of("type", "binpack", "field", "cpu")));

      assertThat(onFirst(world.to(90))).isEqualTo(4);
      assertThat(world.to(120).tasks("web")).hasSize(8);
      assertThat(world.to(170).tasks("web")).hasSize(4);
      assertThat(onFirst(world)).isZero();
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-draining-within-minimum")
  void instance_thatDrains_losesTasksAtOnceThatMayBeMissing() {
    WorldBuilder builder =
        instances(1, 8).instances(1, 1024, 1024).change(100, "group0", new InstanceAction.Drain());
    try (ServedWorld world = new ServedWorld(builder)) {
      world.create(
          "web",
          4,
          "placementStrategy",
          List.of(Map.of("type", "binpack", "field", "cpu")),
          "deploymentConfiguration",
          percents(50, 100));

      assertThat(onFirst(world.to(90))).isEqualTo(4);
      assertThat(onFirst(world.to(101))).isEqualTo(2);
      assertThat(world.tasks("web")).hasSize(4);
      assertThat(onFirst(world.to(170))).isZero();
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-instance-lost")
  void instance_thatIsDeregistered_hasItsTasksReplaced() {
    WorldBuilder builder =
        instances(1, 8)
            .instances(1, 1024, 1024)
            .change(100, "group0", new InstanceAction.Deregister(true));
    try (ServedWorld world = new ServedWorld(builder)) {
      world.create("web", 4);

      assertThat(world.to(160).tasks("web")).hasSize(4);
      assertThat(world.describe("web").runningCount()).isEqualTo(4);
      assertThat(world.events("web")).last().isEqualTo("has reached a steady state.");
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-protected-stay")
  @org.junit.jupiter.api.Tag("rule.services-event-protected")
  void task_thatIsProtected_survivesScaleInUntilItsProtectionEnds() {
    try (ServedWorld world = ServedWorld.of(1, 8)) {
      world.create("web", 3);
      List<String> arns = world.to(60).tasks("web").stream().map(Task::taskArn).toList();
      world.done(new UpdateTaskProtection(CLUSTER, arns, true, 5));
      world.update("web", "desiredCount", 1);

      assertThat(world.to(200).tasks("web")).hasSize(3);
      assertThat(world.events("web"))
          .anyMatch(each ->
              each.endsWith(
                  "The number of protected tasks are more than the desired count of tasks."));
      assertThat(world.to(400).tasks("web")).hasSize(1);
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-launch-batches")
  void tasks_ofALargeService_areStartedInManySmallOrders() {
    try (ServedWorld world = ServedWorld.of(10, 30)) {
      world.create("web", 120);

      assertThat(world.to(1).tasks("web")).hasSize(50);
      assertThat(world.events("web"))
          .hasSize(5)
          .allMatch(each -> each.startsWith("has started 10 tasks"));
      assertThat(world.to(30).tasks("web")).hasSize(100);
    }
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.services-delete")
  void service_thatIsDeleted_drainsAndBecomesInactive() {
    try (ServedWorld world = ServedWorld.of(2, 4)) {
      world.create("web", 3);
      world.to(60);

      assertThat(world.delete("web", true).status()).isEqualTo("DRAINING");
      world.to(70);
      assertThat(world.tasks("web")).isEmpty();
      assertThat(world.describe("web").status()).isEqualTo("INACTIVE");
      assertThat(world.describe("web").desiredCount()).isZero();
    }
  }

  private static ServedWorld zones(int count) {
    return new ServedWorld(
        WorldBuilder.world()
            .timing(WorldFixtures.fixedTiming(5, 2))
            .horizon(100_000)
            .instances(count, Resources.of(1024, 1024), List.of("a", "b", "c"), new TreeMap<>())
            .with(definition("web", 1)));
  }

  private static Map<String, Long> perZone(ServedWorld world) {
    return world.tasks("web").stream()
        .map(Task::availabilityZone)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  /** How many tasks are on the instance that the first task was placed on. */
  private static long onFirst(ServedWorld world) {
    String first =
        world
            .stepped()
            .done(
                new dev.berth.engine.api.instance.ListContainerInstances(
                    CLUSTER, null, null, null, null))
            .containerInstanceArns()
            .getFirst();
    return world.tasks("web").stream()
        .filter(task -> first.equals(task.containerInstanceArn()))
        .count();
  }
}
