package dev.berth.engine;

import static dev.berth.engine.ServedWorld.daemon;
import static dev.berth.engine.ServedWorld.definition;
import static dev.berth.engine.ServedWorld.failing;
import static dev.berth.engine.ServedWorld.instances;
import static dev.berth.engine.ServedWorld.of;
import static dev.berth.engine.WorldBuilder.CLUSTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.instance.Attribute;
import dev.berth.engine.api.instance.ListContainerInstances;
import dev.berth.engine.api.instance.PutAttributes;
import dev.berth.engine.api.service.Service;
import dev.berth.engine.api.task.StopTask;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.input.InstanceAction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Services with DAEMON: one task on each instance that meets the constraints. */
class WorldDaemonsTest {
  @Test
  @Tag("rule.daemon-one-per-instance")
  @Tag("rule.daemon-desired-count")
  void daemon_inACluster_hasOneTaskOnEachInstance() {
    try (ServedWorld world = ServedWorld.of(4, 4)) {
      world.createDaemon("log");
      Service service = world.to(60).describe("log");

      assertThat(world.tasks("log"))
          .hasSize(4)
          .extracting(Task::containerInstanceArn)
          .doesNotHaveDuplicates();
      assertThat(service.desiredCount()).isEqualTo(4);
      assertThat(service.schedulingStrategy()).isEqualTo("DAEMON");
      assertThat(world.events("log")).last().isEqualTo("has reached a steady state.");
    }
  }

  @Test
  @Tag("rule.daemon-new-instance")
  @Tag("rule.daemon-first-on-an-instance")
  void instance_thatRegisters_getsTheDaemonBeforeAllOthers() {
    WorldBuilder builder =
        instances(0, 1).instances(1, 128, 128).registering(50, 0).provisioning(10, 600);
    try (ServedWorld world = new ServedWorld(builder)) {
      world.done(RunTaskBuilder.of("web:1").build());
      world.createDaemon("log");

      assertThat(world.to(51).tasks("log")).hasSize(1);
    }
  }

  @Test
  @Tag("rule.daemon-replaced")
  void task_ofADaemonThatStops_isReplacedOnItsInstance() {
    try (ServedWorld world = ServedWorld.of(2, 4)) {
      world.createDaemon("log");
      Task first = world.to(60).tasks("log").getFirst();
      world.done(new StopTask(CLUSTER, first.taskArn(), null));

      assertThat(world.to(70).tasks("log"))
          .hasSize(2)
          .extracting(Task::containerInstanceArn)
          .contains(first.containerInstanceArn())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  @Tag("rule.daemon-constraints")
  @Tag("rule.daemon-constraints-reevaluated")
  void instance_thatMeetsTheConstraintsNoMore_losesItsTask() {
    try (ServedWorld world = ServedWorld.of(3, 4)) {
      List<String> arns =
          world
              .done(new ListContainerInstances(CLUSTER, null, null, null, null))
              .containerInstanceArns();
      put(world, arns.get(0), "yes");
      put(world, arns.get(1), "yes");
      world.createDaemon(
          "log",
          "placementConstraints",
          List.of(Map.of("type", "memberOf", "expression", "attribute:logs == yes")));

      assertThat(world.to(60).tasks("log")).hasSize(2);
      put(world, arns.get(0), "no");
      assertThat(world.to(70).tasks("log"))
          .hasSize(1)
          .extracting(Task::containerInstanceArn)
          .containsExactly(arns.get(1));
      assertThat(world.describe("log").desiredCount()).isEqualTo(1);
    }
  }

  @Test
  @Tag("rule.daemon-draining")
  @Tag("rule.daemon-last-off-an-instance")
  void instance_thatDrains_keepsTheDaemonUntilAllOthersHaveLeft() {
    WorldBuilder builder = instances(1, 4).change(100, "group0", new InstanceAction.Drain());
    try (ServedWorld world = new ServedWorld(builder)) {
      world.createDaemon("log");
      world.done(RunTaskBuilder.of("web:1").build());
      String other =
          world
              .done(
                  new dev.berth.engine.api.task.ListTasks(
                      CLUSTER, null, null, null, null, null, null, null, null, null))
              .taskArns()
              .getLast();

      assertThat(world.to(150).tasks("log")).hasSize(1);
      world.stepped().stopTask(numberOf(world, other));
      assertThat(world.to(170).tasks("log")).isEmpty();
      assertThat(world.describe("log").desiredCount()).isZero();
    }
  }

  @Test
  @Tag("rule.daemon-no-room")
  void instance_withoutRoom_evictsNobodyAndIsTriedAgain() {
    try (ServedWorld world = ServedWorld.of(1, 2)) {
      world.create("web", 2);
      world.to(10).createDaemon("log");

      assertThat(world.to(60).tasks("log")).isEmpty();
      assertThat(world.tasks("web")).hasSize(2);
      assertThat(world.events("log")).last().asString().contains("insufficient CPU units");
      world.update("web", "desiredCount", 1);
      assertThat(world.to(1_000).tasks("log")).hasSize(1);
    }
  }

  @Test
  @Tag("rule.daemon-rolling")
  @Tag("rule.daemon-minimum-zero-by-default")
  void deployment_ofADaemon_stopsAllOldTasksBeforeItStartsNewOnes() {
    try (ServedWorld world = ServedWorld.of(4, 1)) {
      world.createDaemon("log");
      world.to(60).update("log", "taskDefinition", "web:2");

      assertThat(world.to(63).tasks("log")).hasSize(4).allMatch(of("web:2"));
    }
  }

  @Test
  @Tag("rule.daemon-rolling-minimum")
  void deployment_ofADaemonWithAMinimum_goesInstanceByInstance() {
    try (ServedWorld world = ServedWorld.of(4, 1)) {
      world.createDaemon("log", "deploymentConfiguration", Map.of("minimumHealthyPercent", 75));
      world.to(60).update("log", "taskDefinition", "web:2");

      assertThat(ofSecond(world.to(63))).isEqualTo(1);
      assertThat(ofSecond(world.to(100))).isEqualTo(1);
      assertThat(ofSecond(world.to(120))).isEqualTo(2);
      assertThat(ofSecond(world.to(320))).isEqualTo(4);
      assertThat(world.describe("log").deployments()).hasSize(1);
    }
  }

  @Test
  @Tag("rule.daemon-breaker")
  void deployment_ofADaemonThatFails_isRolledBack() {
    try (ServedWorld world = ServedWorld.of(4, 2)) {
      Map<String, Object> breaker =
          Map.of("deploymentCircuitBreaker", Map.of("enable", true, "rollback", true));
      world.createDaemon("log", "deploymentConfiguration", breaker);
      world.to(60).update(failing(definition("web", 2)), "log", "taskDefinition", "web:2");

      assertThat(world.to(300).tasks("log")).hasSize(4).allMatch(of("web:1"));
    }
  }

  @Test
  @Tag("rule.daemon-deletable")
  void daemon_withTasks_canBeDeletedWithoutForce() {
    try (ServedWorld world = ServedWorld.of(2, 2)) {
      world.createDaemon("log");

      assertThat(world.to(60).delete("log", false).status()).isEqualTo("DRAINING");
      assertThat(world.to(80).describe("log").status()).isEqualTo("INACTIVE");
    }
  }

  @Test
  @Tag("rule.daemon-disconnected-agent")
  void instance_whoseAgentIsCutOff_getsNoDaemon() {
    WorldBuilder builder = instances(2, 2).change(1, "group0", new InstanceAction.Disconnect());
    try (ServedWorld world = new ServedWorld(builder)) {
      world.to(10).done(daemon("log"));

      assertThat(world.to(60).tasks("log")).isEmpty();
    }
  }

  private static long ofSecond(ServedWorld world) {
    return world.tasks("log").stream().filter(of("web:2")).count();
  }

  private static void put(ServedWorld world, String instance, String value) {
    world.done(new PutAttributes(CLUSTER, List.of(new Attribute("logs", value, null, instance))));
  }

  /** Tasks are numbered in the order of their creation; it was the second. */
  private static long numberOf(ServedWorld world, String task) {
    return world.tasks("log").getFirst().taskArn().equals(task) ? 1 : 2;
  }
}
