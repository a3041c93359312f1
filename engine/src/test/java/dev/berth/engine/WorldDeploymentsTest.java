package dev.berth.engine;

import static dev.berth.engine.ServedWorld.call;
import static dev.berth.engine.ServedWorld.change;
import static dev.berth.engine.ServedWorld.checked;
import static dev.berth.engine.ServedWorld.definition;
import static dev.berth.engine.ServedWorld.failing;
import static dev.berth.engine.ServedWorld.instances;
import static dev.berth.engine.ServedWorld.of;
import static dev.berth.engine.ServedWorld.percents;
import static dev.berth.engine.ServedWorld.sickening;
import static dev.berth.engine.WorldBuilder.CLUSTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.service.Deployment;
import dev.berth.engine.api.service.DescribeServiceDeployments;
import dev.berth.engine.api.service.DescribeServiceRevisions;
import dev.berth.engine.api.service.ListServiceDeployments;
import dev.berth.engine.api.service.Service;
import dev.berth.engine.api.service.ServiceDeployment;
import dev.berth.engine.api.service.ServiceDeploymentBrief;
import dev.berth.engine.api.service.ServiceRevision;
import dev.berth.engine.api.service.StopServiceDeployment;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.input.TaskConduct;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a service goes from one revision to the next: rolling updates and the circuit breaker. */
class WorldDeploymentsTest {
  private static final Map<String, Object> BREAKER =
      Map.of("deploymentCircuitBreaker", Map.of("enable", true, "rollback", true));
  private static final Map<String, Object> BREAKER_ALONE =
      Map.of("deploymentCircuitBreaker", Map.of("enable", true, "rollback", false));

  @Test
  @Tag("rule.deployments-primary-and-active")
  @Tag("rule.deployments-rollout-state")
  void update_ofTheTaskDefinition_beginsADeployment() {
    try (ServedWorld world = ServedWorld.of(2, 8)) {
      world.create("web", 4);
      world.to(60).update("web", "taskDefinition", "web:2");
      List<Deployment> deployments = world.to(61).describe("web").deployments();

      assertThat(deployments).extracting(Deployment::status).containsExactly("PRIMARY", "ACTIVE");
      assertThat(deployments)
          .extracting(Deployment::rolloutState)
          .containsExactly("IN_PROGRESS", "COMPLETED");
      assertThat(deployments.getFirst().taskDefinition()).endsWith("/web:2");
      assertThat(deployments.getFirst().rolloutStateReason())
          .isEqualTo("ECS deployment " + deployments.getFirst().id() + " in progress.");
    }
  }

  @Test
  @Tag("rule.deployments-healthy-let-old-go")
  @Tag("rule.deployments-completed")
  void deployment_with100And200_stopsOldTasksOnceNewOnesAreHealthy() {
    try (ServedWorld world = ServedWorld.of(2, 8)) {
      world.create("web", 4);
      world.to(60).update("web", "taskDefinition", "web:2");

      assertThat(world.to(100).tasks("web")).hasSize(8);
      assertThat(world.to(115).tasks("web")).hasSize(4);
      Service after = world.to(120).describe("web");
      assertThat(after.deployments()).hasSize(1);
      assertThat(after.deployments().getFirst().rolloutState()).isEqualTo("COMPLETED");
      assertThat(after.deployments().getFirst().rolloutStateReason())
          .isEqualTo("ECS deployment " + after.deployments().getFirst().id() + " completed.");
      assertThat(world.tasks("web")).allMatch(of("web:2"));
      assertThat(world.events("web").reversed())
          .startsWith(
              "has reached a steady state.",
              "(deployment " + after.deployments().getFirst().id() + ") deployment completed.");
    }
  }

  @Test
  @Tag("rule.deployments-room-frees-rounds")
  void deployment_withLittleRoom_goesOnAsItsOwnOldTasksMakeRoom() {
    try (ServedWorld world = ServedWorld.of(1, 8)) {
      world.create("web", 6);
      world.to(60).update("web", "taskDefinition", "web:2");

      assertThat(world.to(62).tasks("web")).hasSize(8);
      assertThat(world.to(240).tasks("web")).hasSize(6).allMatch(of("web:2"));
    }
  }

  @Test
  @Tag("rule.deployments-stuck")
  void deployment_whoseBoundsMeet_isToldAndDoesNothing() {
    try (ServedWorld world = ServedWorld.of(1, 8)) {
      world.create("web", 3, "deploymentConfiguration", percents(100, 125));
      world.to(60).update("web", "taskDefinition", "web:2");
      world.to(4_000);

      assertThat(world.tasks("web")).hasSize(3).allMatch(of("web:1"));
      assertThat(world.events("web"))
          .last()
          .isEqualTo(
              "was unable to stop or start tasks during a deployment because of the service"
                  + " deployment configuration. Update the minimumHealthyPercent or maximumPercent"
                  + " value and try again.");
    }
  }

  @Test
  @Tag("rule.deployments-second-update")
  void update_whileADeploymentIsInProgress_takesItsPlace() {
    try (ServedWorld world = ServedWorld.of(4, 8)) {
      world.create("web", 4);
      world.to(60).update("web", "taskDefinition", "web:2");
      world.to(70).update("web", "taskDefinition", "web:3");
      world.to(78);

      assertThat(world.describe("web").deployments())
          .extracting(Deployment::status)
          .startsWith("PRIMARY", "ACTIVE");
      assertThat(statuses(world)).startsWith("IN_PROGRESS", "STOPPED", "SUCCESSFUL");
      world.to(200);
      assertThat(world.tasks("web")).hasSize(4).allMatch(of("web:3"));
    }
  }

  @Test
  @Tag("rule.deployments-same-settings")
  void update_thatChangesNothingThatIsDeployed_beginsNoDeployment() {
    try (ServedWorld world = ServedWorld.of(2, 8)) {
      world.create("web", 2);
      String before = world.to(60).describe("web").deployments().getFirst().id();

      assertThat(world.update("web", "taskDefinition", "web:1").deployments())
          .extracting(Deployment::id)
          .containsExactly(before);
      world.update("web", "deploymentConfiguration", percents(50, 150));
      world.update("web", "healthCheckGracePeriodSeconds", 10);
      world.update("web", "enableExecuteCommand", false);
      assertThat(world.update("web", "propagateTags", "SERVICE").deployments())
          .extracting(Deployment::id)
          .containsExactly(before);
    }
  }

  @Test
  @Tag("rule.deployments-forced")
  void update_withForceNewDeployment_beginsOneOfTheSameRevision() {
    try (ServedWorld world = ServedWorld.of(2, 8)) {
      world.create("web", 2);
      List<String> before = world.to(60).tasks("web").stream().map(Task::taskArn).toList();
      world.update("web", "forceNewDeployment", true);

      assertThat(world.to(200).tasks("web"))
          .hasSize(2)
          .extracting(Task::taskArn)
          .doesNotContainAnyElementsOf(before);
    }
  }

  @Test
  @Tag("rule.deployments-configuration-merged")
  void update_ofPartOfTheDeploymentConfiguration_keepsTheRest() {
    try (ServedWorld world = ServedWorld.of(2, 8)) {
      world.create("web", 2, "deploymentConfiguration", percents(50, 150));
      Service after = world.update("web", "deploymentConfiguration", Map.of("maximumPercent", 300));

      assertThat(after.deploymentConfiguration().minimumHealthyPercent()).isEqualTo(50);
      assertThat(after.deploymentConfiguration().maximumPercent()).isEqualTo(300);
    }
  }

  @Test
  @Tag("rule.deployments-old-restored")
  void oldTask_thatStopsDuringADeploymentThatFails_isStartedAgain() {
    try (ServedWorld world = ServedWorld.of(2, 8)) {
      world.create("web", 4);
      world.to(60).update(failing(definition("web", 2)), "web", "taskDefinition", "web:2");
      Task old = world.to(80).tasks("web").stream().filter(of("web:1")).findFirst().orElseThrow();
      world.done(new dev.berth.engine.api.task.StopTask(CLUSTER, old.taskArn(), "test"));

      assertThat(world.to(100).tasks("web"))
          .filteredOn(of("web:1"))
          .hasSize(4)
          .extracting(Task::taskArn)
          .doesNotContain(old.taskArn());
    }
  }

  @Test
  @Tag("rule.breaker-off-by-default")
  void deployment_whoseTasksNeverRun_goesOnForEverWithoutABreaker() {
    try (ServedWorld world = ServedWorld.of(2, 8)) {
      world.create("web", 2);
      world.to(60).update(failing(definition("web", 2)), "web", "taskDefinition", "web:2");
      Deployment deployment = world.to(8_000).describe("web").deployments().getFirst();

      assertThat(deployment.rolloutState()).isEqualTo("IN_PROGRESS");
      assertThat(deployment.failedTasks()).isGreaterThan(3);
      assertThat(world.describe("web").runningCount()).isEqualTo(2);
    }
  }

  @Test
  @Tag("rule.breaker-counts-failed-starts")
  @Tag("rule.breaker-rolls-back")
  @Tag("rule.breaker-events")
  @Tag("rule.service-deployments-rollback-successful")
  void deployment_whoseTasksNeverRun_isRolledBack() {
    try (ServedWorld world = ServedWorld.of(2, 8)) {
      String first =
          world.create("web", 2, "deploymentConfiguration", BREAKER).deployments().getFirst().id();
      world.to(60).update(failing(definition("web", 2)), "web", "taskDefinition", "web:2");
      String second = world.describe("web").deployments().getFirst().id();
      Service after = world.to(600).describe("web");

      assertThat(after.deployments()).extracting(Deployment::id).containsExactly(first);
      assertThat(after.deployments().getFirst().rolloutState()).isEqualTo("COMPLETED");
      assertThat(after.taskDefinition()).endsWith("/web:1");
      assertThat(after.runningCount()).isEqualTo(2);
      assertThat(world.events("web"))
          .containsSubsequence(
              "(deployment " + second + ") deployment failed: tasks failed to start.",
              "rolling back to deployment " + first + ".",
              "(deployment " + first + ") deployment completed.",
              "has reached a steady state.");
      assertThat(statuses(world)).containsExactly("ROLLBACK_SUCCESSFUL", "SUCCESSFUL");
    }
  }

  @Test
  @Tag("rule.breaker-stalls")
  @Tag("rule.breaker-reason")
  void deployment_whoseBreakerDoesNotRollBack_stalls() {
    try (ServedWorld world = ServedWorld.of(2, 8)) {
      world.create("web", 2, "deploymentConfiguration", BREAKER_ALONE);
      world.to(60).update(failing(definition("web", 2)), "web", "taskDefinition", "web:2");
      Deployment failed = world.to(600).describe("web").deployments().getFirst();
      int events = world.events("web").size();

      assertThat(failed.rolloutState()).isEqualTo("FAILED");
      assertThat(failed.rolloutStateReason())
          .isEqualTo("ECS deployment circuit breaker: tasks failed to start.");
      assertThat(world.to(5_000).events("web")).hasSize(events);
      assertThat(world.tasks("web")).allMatch(of("web:1"));
      assertThat(statuses(world)).containsExactly("STOPPED", "SUCCESSFUL");
    }
  }

  @Test
  @Tag("rule.breaker-first-deployment-stalls")
  void firstDeployment_thatFails_hasNothingToGoBackTo() {
    try (ServedWorld world = ServedWorld.of(2, 8)) {
      world.done(call("web", 2, "deploymentConfiguration", BREAKER), failing(definition("web", 1)));
      Deployment failed = world.to(600).describe("web").deployments().getFirst();

      assertThat(failed.rolloutState()).isEqualTo("FAILED");
      assertThat(world.tasks("web")).isEmpty();
    }
  }

  @Test
  @Tag("rule.breaker-cleared-by-update")
  void update_afterADeploymentHasFailed_startsAnew() {
    try (ServedWorld world = ServedWorld.of(2, 8)) {
      world.done(call("web", 2, "deploymentConfiguration", BREAKER), failing(definition("web", 1)));
      world.to(600).update(TaskConduct.ENDLESS, "web", "taskDefinition", "web:2");

      assertThat(world.to(700).describe("web").deployments().getFirst().rolloutState())
          .isEqualTo("COMPLETED");
      assertThat(world.describe("web").runningCount()).isEqualTo(2);
    }
  }

  @Test
  @Tag("rule.breaker-counts-failed-health-checks")
  void deployment_whoseTasksFailTheirHealthChecks_isRolledBack() {
    WorldBuilder builder = instances(2, 8).with(checked("checked", 1)).with(checked("checked", 2));
    try (ServedWorld world = new ServedWorld(builder)) {
      world.create("web", 2, "taskDefinition", "checked:1", "deploymentConfiguration", BREAKER);
      world.to(60).update(sickening(0), "web", "taskDefinition", "checked:2");
      Service after = world.to(900).describe("web");

      assertThat(after.taskDefinition()).endsWith("/checked:1");
      assertThat(after.deployments()).hasSize(1);
      assertThat(statuses(world)).containsExactly("ROLLBACK_SUCCESSFUL", "SUCCESSFUL");
    }
  }

  @Test
  @Tag("rule.breaker-ignores-crashes-after-running")
  void deployment_whoseTasksRunAndEnd_isNotCountedAsFailed() {
    try (ServedWorld world = ServedWorld.of(2, 8)) {
      world.create("web", 2, "deploymentConfiguration", BREAKER);
      world.to(60).update(ServedWorld.crashing(10), "web", "taskDefinition", "web:2");
      Deployment deployment = world.to(1_800).describe("web").deployments().getFirst();

      assertThat(deployment.rolloutState()).isEqualTo("IN_PROGRESS");
      assertThat(deployment.failedTasks()).isZero();
    }
  }

  @Test
  @Tag("rule.service-deployments-described")
  void serviceDeployment_inProgress_isDescribed() {
    try (ServedWorld world = ServedWorld.of(2, 8)) {
      world.create("web", 4, "deploymentConfiguration", BREAKER);
      world.to(60).update("web", "taskDefinition", "web:2");
      Service service = world.to(61).describe("web");
      String arn = service.currentServiceDeployment();
      ServiceDeployment deployment =
          world.done(new DescribeServiceDeployments(List.of(arn))).serviceDeployments().getFirst();

      assertThat(arn)
          .matches("arn:aws:ecs:us-east-1:111122223333:service-deployment/test/web/[0-9]{19}");
      assertThat(deployment.status()).isEqualTo("IN_PROGRESS");
      assertThat(deployment.sourceServiceRevisions()).hasSize(1);
      assertThat(deployment.targetServiceRevision().requestedTaskCount()).isEqualTo(4);
      assertThat(deployment.deploymentCircuitBreaker())
          .isEqualTo(new ServiceDeployment.CircuitBreaker("MONITORING", 0, 3));
    }
  }

  @Test
  @Tag("rule.service-revisions-described")
  void serviceRevision_ofADeployment_holdsItsSettings() {
    try (ServedWorld world = ServedWorld.of(2, 8)) {
      Service service = world.create("web", 4);
      String arn = service.currentServiceRevisions().getFirst().arn();
      ServiceRevision revision =
          world.done(new DescribeServiceRevisions(List.of(arn))).serviceRevisions().getFirst();

      assertThat(revision.taskDefinition()).endsWith("/web:1");
      assertThat(revision.launchType()).isEqualTo("EC2");
      assertThat(revision.containerImages().getFirst().image()).isEqualTo("i");
    }
  }

  @Test
  @Tag("rule.service-deployments-listed")
  void serviceDeployments_ofAService_areListedNewestFirst() {
    try (ServedWorld world = ServedWorld.of(2, 8)) {
      world.create("web", 2);
      world.to(100).update("web", "taskDefinition", "web:2");
      world.to(200).update("web", "taskDefinition", "web:3");
      List<ServiceDeploymentBrief> all = list(world, null);

      assertThat(all).hasSize(3);
      assertThat(all)
          .extracting(ServiceDeploymentBrief::createdAt)
          .isSortedAccordingTo((a, b) -> Long.compare(b, a));
      assertThat(list(world, List.of("SUCCESSFUL"))).hasSize(2);
      assertThat(list(world, List.of("ROLLBACK_FAILED"))).isEmpty();
    }
  }

  @Test
  @Tag("rule.service-deployments-stop-rolls-back")
  void stopServiceDeployment_ofOneInProgress_rollsBack() {
    try (ServedWorld world = ServedWorld.of(2, 8)) {
      world.create("web", 4);
      world.to(60).update("web", "taskDefinition", "web:2");
      String arn = world.to(61).describe("web").currentServiceDeployment();
      world.done(new StopServiceDeployment(arn, null));

      assertThat(world.to(62).describe("web").taskDefinition()).endsWith("web:1");
      assertThat(world.to(200).tasks("web")).hasSize(4).allMatch(of("web:1"));
      assertThat(statuses(world)).startsWith("ROLLBACK_SUCCESSFUL");
    }
  }

  @Test
  @Tag("rule.service-deployments-stop-conflict")
  void stopServiceDeployment_ofOneThatIsOver_isAConflict() {
    try (ServedWorld world = ServedWorld.of(2, 8)) {
      world.create("web", 2);
      String arn = world.to(100).describe("web").currentServiceDeployment();

      assertThat(world.refused(new StopServiceDeployment(arn, null)))
          .isInstanceOf(EcsError.ConflictException.class);
      assertThat(world.refused(new StopServiceDeployment(arn + "1", null)))
          .isInstanceOf(EcsError.ServiceDeploymentNotFoundException.class);
    }
  }

  @Test
  @Tag("rule.services-update-unknown-definition")
  void update_toAnUnknownDefinition_isRefusedAndChangesNothing() {
    try (ServedWorld world = ServedWorld.of(2, 8)) {
      world.create("web", 2);
      Service before = world.to(100).describe("web");

      assertThat(world.refused(change("web", "taskDefinition", "none:1", "desiredCount", 7)))
          .isEqualTo(new EcsError.ClientException("TaskDefinition not found."));
      assertThat(world.describe("web")).isEqualTo(before);
    }
  }

  private static List<String> statuses(ServedWorld world) {
    return list(world, null).stream().map(ServiceDeploymentBrief::status).toList();
  }

  private static List<ServiceDeploymentBrief> list(
      ServedWorld world, @Nullable List<String> statuses) {
    return world
        .done(new ListServiceDeployments("web", CLUSTER, statuses, null, null, null))
        .serviceDeployments();
  }
}
