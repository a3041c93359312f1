package dev.berth.engine;

import static dev.berth.engine.ServedWorld.LEFT_OUT;
import static dev.berth.engine.ServedWorld.call;
import static dev.berth.engine.ServedWorld.change;
import static dev.berth.engine.ServedWorld.daemon;
import static dev.berth.engine.ServedWorld.percents;
import static dev.berth.engine.WorldBuilder.CLUSTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.MissingResource;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.service.DeleteService;
import dev.berth.engine.api.service.DescribeServiceDeployments;
import dev.berth.engine.api.service.DescribeServices;
import dev.berth.engine.api.service.ListServices;
import dev.berth.engine.api.service.Service;
import dev.berth.engine.api.tag.ListTagsForResource;
import dev.berth.engine.api.tag.TagResource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What ECS answers to calls about services, right and wrong ones. */
class WorldServiceCallsTest {
  private final ServedWorld world = ServedWorld.of(2, 8);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @Tag("rule.services-name")
  void name_thatIsMissingOrWrong_isRefused() {
    assertThat(message(call("web", 1, "serviceName", LEFT_OUT)))
        .isEqualTo("Service name can not be blank.");
    assertThat(message(call("we b", 1))).startsWith("service name 'we b'");
    assertThat(message(call("w".repeat(256), 1))).contains("1 to 255");
  }

  @Test
  @Tag("rule.services-definition-required")
  void taskDefinition_thatIsMissing_isRefused() {
    assertThat(message(call("web", 1, "taskDefinition", LEFT_OUT)))
        .isEqualTo("TaskDefinition can not be blank.");
  }

  @Test
  @Tag("rule.services-definition-unknown")
  void taskDefinition_thatIsUnknown_isRefused() {
    assertThat(world.refused(call("web", 1, "taskDefinition", "none")))
        .isEqualTo(new EcsError.ClientException("TaskDefinition not found."));
  }

  @Test
  @Tag("rule.services-cluster-unknown")
  void cluster_thatIsUnknown_isRefused() {
    assertThat(world.refused(call("web", 1, "cluster", "none")))
        .isEqualTo(EcsError.ClusterNotFoundException.NOT_FOUND);
  }

  @Test
  @Tag("rule.services-desired-count-required")
  void desiredCount_thatIsMissing_isRefusedForReplicas() {
    assertThat(message(call("web", 1, "desiredCount", LEFT_OUT))).contains("desiredCount");
  }

  @Test
  @Tag("rule.services-desired-count-quota")
  void desiredCount_outsideOfTheQuota_isRefused() {
    assertThat(message(call("web", -1))).contains("0 to 5000");
    assertThat(message(call("web", 5_001))).contains("0 to 5000");
  }

  @Test
  @Tag("rule.services-client-token")
  void clientToken_thatIsTooLong_isRefused() {
    assertThat(message(call("web", 1, "clientToken", "t".repeat(37)))).contains("36");
  }

  @Test
  @Tag("rule.services-words")
  void words_thatEcsDoesNotKnow_areRefused() {
    assertThat(message(call("web", 1, "schedulingStrategy", "ALL"))).contains("REPLICA, DAEMON");
    assertThat(message(call("web", 1, "propagateTags", "ALL"))).contains("TASK_DEFINITION");
    assertThat(message(call("web", 1, "availabilityZoneRebalancing", "ON"))).contains("ENABLED");
    assertThat(message(call("web", 1, "deploymentController", Map.of("type", "ME"))))
        .contains("ECS, CODE_DEPLOY, EXTERNAL");
    assertThat(message(call("web", 1, "deploymentConfiguration", Map.of("strategy", "GREEN"))))
        .contains("ROLLING, BLUE_GREEN, LINEAR, CANARY");
  }

  @Test
  @Tag("rule.services-percents")
  void percents_outsideOfTheirRanges_areRefused() {
    assertThat(message(call("web", 1, "deploymentConfiguration", percents(101, 200))))
        .contains("minimumHealthyPercent is 101");
    assertThat(message(call("web", 1, "deploymentConfiguration", percents(50, 99))))
        .contains("maximumPercent is 99");
  }

  @Test
  @Tag("rule.services-percents-both-100")
  void percents_thatAreBoth100_areRefused() {
    assertThat(message(call("web", 1, "deploymentConfiguration", percents(100, 100))))
        .isEqualTo(
            "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block"
                + " deployments.");
  }

  @Test
  @Tag("rule.services-percents-default")
  void percents_thatAreLeftOut_are100And200() {
    Service service = world.create("web", 1);

    assertThat(service.deploymentConfiguration().minimumHealthyPercent()).isEqualTo(100);
    assertThat(service.deploymentConfiguration().maximumPercent()).isEqualTo(200);
    assertThat(service.deploymentConfiguration().strategy()).isEqualTo("ROLLING");
  }

  @Test
  @Tag("rule.services-defaults")
  void service_ofWhichLittleIsSaid_hasEcsDefaults() {
    Service service = world.create("web", 1);

    assertThat(service.schedulingStrategy()).isEqualTo("REPLICA");
    assertThat(service.launchType()).isEqualTo("EC2");
    assertThat(service.propagateTags()).isEqualTo("NONE");
    assertThat(service.deploymentController().type()).isEqualTo("ECS");
    assertThat(service.enableExecuteCommand()).isFalse();
  }

  @Test
  @Tag("rule.services-load-balancers-limit")
  void targetGroups_thatAreTooMany_areRefused() {
    Map<String, Object> one =
        Map.of("targetGroupArn", "arn", "containerName", "main", "containerPort", 80);
    Map<String, Object> classic =
        Map.of("loadBalancerName", "old", "containerName", "main", "containerPort", 80);

    assertThat(message(call("web", 1, "loadBalancers", Collections.nCopies(6, one))))
        .contains("at most 5");
    assertThat(message(call("web", 1, "loadBalancers", List.of(classic, classic))))
        .contains("at most 1");
    assertThat(message(call("web", 1, "loadBalancers", List.of(classic, one))))
        .contains("not both");
  }

  @Test
  @Tag("rule.services-load-balancer-container")
  void loadBalancer_ofAContainerThatThereIsNot_isRefused() {
    Map<String, Object> unknown =
        Map.of("targetGroupArn", "arn", "containerName", "none", "containerPort", 80);
    Map<String, Object> closed =
        Map.of("targetGroupArn", "arn", "containerName", "main", "containerPort", 80);

    assertThat(message(call("web", 1, "loadBalancers", List.of(unknown))))
        .isEqualTo("The container none does not exist in the task definition.");
    assertThat(message(call("web", 1, "loadBalancers", List.of(closed))))
        .isEqualTo("The container main did not have a container port 80 defined.");
  }

  @Test
  @Tag("rule.services-placement-checked")
  void placement_thatIsWrong_isRefusedAsByRunTask() {
    List<Map<String, Object>> six =
        Collections.nCopies(6, Map.of("type", "binpack", "field", "cpu"));

    assertThat(message(call("web", 1, "placementStrategy", six))).contains("at most 5");
    assertThat(
            message(
                call(
                    "web",
                    1,
                    "placementConstraints",
                    List.of(Map.of("type", "memberOf", "expression", "attribute:a ==")))))
        .isNotEmpty();
  }

  @Test
  @Tag("rule.services-launch-type-or-strategy")
  void launchType_besideAStrategy_isRefused() {
    assertThat(
            message(
                call(
                    "web",
                    1,
                    "launchType",
                    "EC2",
                    "capacityProviderStrategy",
                    List.of(Map.of("capacityProvider", "p", "weight", 1)))))
        .isEqualTo("Specify either Launch Type or Capacity Provider Strategy, but not both.");
  }

  @Test
  @Tag("rule.services-idempotent")
  void service_thatIsThereAlready_isFoundOrInTheWay() {
    Service first = world.create("web", 1);

    assertThat(world.create("web", 1).serviceArn()).isEqualTo(first.serviceArn());
    assertThat(message(call("web", 2))).isEqualTo("Creation of service was not idempotent.");
  }

  @Test
  @Tag("rule.services-name-draining")
  void service_ofTheNameOfOneThatDrains_isRefused() {
    world.create("web", 1);
    world.to(60).delete("web", true);

    assertThat(message(call("web", 1)))
        .isEqualTo("Unable to Start a service that is still Draining.");
    world.to(80);
    assertThat(world.create("web", 2).status()).isEqualTo("ACTIVE");
    assertThat(world.to(90).tasks("web")).hasSize(2);
  }

  @Test
  @Tag("rule.daemon-no-desired-count")
  void daemon_withADesiredCount_isRefused() {
    String expected =
        "The daemon scheduling strategy does not support a desired count for services. Remove the"
            + " desired count value and try again";
    assertThat(message(daemon("log", "desiredCount", 1))).isEqualTo(expected);
    world.createDaemon("log");
    assertThat(message(change("log", "desiredCount", 3))).isEqualTo(expected);
  }

  @Test
  @Tag("rule.daemon-no-strategy")
  @Tag("rule.daemon-maximum-100")
  @Tag("rule.daemon-controller")
  void daemon_withWhatReplicasHave_isRefused() {
    assertThat(message(daemon("log", "placementStrategy", List.of(Map.of("type", "random")))))
        .contains("placement strategies");
    assertThat(message(daemon("log", "deploymentConfiguration", Map.of("maximumPercent", 200))))
        .contains("maximumPercent");
    assertThat(message(daemon("log", "deploymentController", Map.of("type", "EXTERNAL"))))
        .contains("EXTERNAL");
    assertThat(message(daemon("log", "launchType", "FARGATE"))).contains("Fargate");
  }

  @Test
  @Tag("rule.rebalancing-default")
  void rebalancing_byDefault_isOnWhereItIsPossible() {
    assertThat(world.create("web", 1).availabilityZoneRebalancing()).isEqualTo("ENABLED");
    assertThat(
            world
                .create(
                    "packed",
                    1,
                    "placementStrategy",
                    List.of(Map.of("type", "binpack", "field", "cpu")))
                .availabilityZoneRebalancing())
        .isEqualTo("DISABLED");
    assertThat(world.createDaemon("log").availabilityZoneRebalancing()).isEqualTo("DISABLED");
  }

  @Test
  @Tag("rule.rebalancing-unsupported")
  void rebalancing_ofAServiceThatCannotHaveIt_isRefused() {
    String on = "availabilityZoneRebalancing";
    assertThat(message(daemon("log", on, "ENABLED"))).contains("DAEMON");
    assertThat(message(call("web", 1, on, "ENABLED", "deploymentConfiguration", percents(0, 100))))
        .contains("maximumPercent");
    assertThat(
            message(
                call(
                    "web",
                    1,
                    on,
                    "ENABLED",
                    "placementConstraints",
                    List.of(
                        Map.of(
                            "type",
                            "memberOf",
                            "expression",
                            "attribute:ecs.availability-zone == a")))))
        .contains("ecs.availability-zone");
  }

  @Test
  @Tag("rule.services-update-unknown")
  void service_thatIsUnknown_cannotBeChangedOrDeleted() {
    assertThat(world.refused(change("none", "desiredCount", 1)))
        .isEqualTo(EcsError.ServiceNotFoundException.NOT_FOUND);
    assertThat(world.refused(new DeleteService(CLUSTER, "none", true)))
        .isEqualTo(EcsError.ServiceNotFoundException.NOT_FOUND);
  }

  @Test
  @Tag("rule.services-update-not-active")
  void service_thatIsDeleted_cannotBeChanged() {
    world.create("web", 1);
    world.delete("web", true);

    assertThat(world.refused(change("web", "desiredCount", 2)))
        .isEqualTo(EcsError.ServiceNotActiveException.NOT_ACTIVE);
  }

  @Test
  @Tag("rule.services-delete-scaled")
  void service_thatIsScaledAboveNothing_isDeletedByForceOnly() {
    world.create("web", 1);

    assertThat(message(new DeleteService(CLUSTER, "web", null)))
        .isEqualTo("The service cannot be stopped while it is scaled above 0.");
  }

  @Test
  @Tag("rule.services-describe-limit")
  void describeServices_ofMoreThanTen_isRefused() {
    List<String> eleven = Collections.nCopies(11, "web");

    assertThat(message(new DescribeServices(CLUSTER, eleven, null))).contains("at most 10");
    assertThat(message(new DescribeServices(CLUSTER, null, null)))
        .isEqualTo("Services cannot be empty.");
  }

  @Test
  @Tag("rule.services-describe-missing")
  void describeServices_ofUnknownOnes_namesThem() {
    world.create("web", 1);
    DescribeServices.Response response =
        world.done(new DescribeServices(CLUSTER, List.of("web", "none"), null));

    assertThat(response.services()).hasSize(1);
    assertThat(response.failures())
        .containsExactly(
            MissingResource.of("arn:aws:ecs:us-east-1:111122223333:service/test/none"));
  }

  @Test
  @Tag("rule.services-by-arn")
  void service_canBeNamedByItsArn() {
    String arn = world.create("web", 1).serviceArn();

    assertThat(world.describe(arn).serviceName()).isEqualTo("web");
    assertThat(world.update(arn, "desiredCount", 2).desiredCount()).isEqualTo(2);
  }

  @Test
  @Tag("rule.services-describe-tags")
  @Tag("rule.services-tagged")
  void tags_ofAService_areDescribedIfAskedFor() {
    String arn =
        world.create("web", 1, "tags", List.of(Map.of("key", "a", "value", "1"))).serviceArn();
    world.done(new TagResource(arn, List.of(new dev.berth.engine.api.tag.Tag("b", "2"))));

    assertThat(world.done(new ListTagsForResource(arn)).tags()).hasSize(2);
    assertThat(world.describe("web").tags()).hasSize(2);
    assertThat(
            world
                .done(new DescribeServices(CLUSTER, List.of("web"), null))
                .services()
                .getFirst()
                .tags())
        .isEmpty();
  }

  @Test
  @Tag("rule.services-list")
  void services_ofACluster_areListedTenToAPage() {
    List<String> arns = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      arns.add(world.create("web-" + i, 0).serviceArn());
    }
    world.createDaemon("log");
    world.delete("web-3", true);
    arns.remove(3);

    ListServices.Response first = world.done(list(null, null));
    ListServices.Response second = world.done(list(first.nextToken(), null));
    assertThat(first.serviceArns()).isEqualTo(arns.subList(0, 10));
    assertThat(second.serviceArns()).hasSize(2).contains(arns.get(10));
    assertThat(second.nextToken()).isNull();
    assertThat(world.done(list(null, "DAEMON")).serviceArns()).hasSize(1);
  }

  @Test
  @Tag("rule.service-deployments-describe-limit")
  void describeServiceDeployments_ofMoreThanTwenty_isRefused() {
    String arn = world.create("web", 0).currentServiceDeployment();

    assertThat(message(new DescribeServiceDeployments(Collections.nCopies(21, arn))))
        .contains("1 to 20");
  }

  @Test
  @Tag("rule.services-forgotten")
  void service_thatWasDeleted_isForgottenAfterAnHour() {
    world.create("web", 0);
    world.delete("web", false);
    world.to(3_000);

    assertThat(world.describe("web").status()).isEqualTo("INACTIVE");
    world.to(4_000);
    assertThat(world.done(new DescribeServices(CLUSTER, List.of("web"), null)).failures())
        .hasSize(1);
  }

  @Test
  @Tag("rule.services-controllers-unsupported")
  @Tag("rule.services-strategies-unsupported")
  void whatIsNotSimulated_isRefusedAsUnsupported() {
    assertThat(world.refused(call("web", 1, "deploymentController", Map.of("type", "EXTERNAL"))))
        .isInstanceOf(EcsError.UnsupportedFeatureException.class);
    assertThat(
            world.refused(
                call("web", 1, "deploymentConfiguration", Map.of("strategy", "BLUE_GREEN"))))
        .isInstanceOf(EcsError.UnsupportedFeatureException.class);
  }

  private String message(Operation<?> operation) {
    return world.refused(operation).message();
  }

  private static ListServices list(@Nullable String token, @Nullable String strategy) {
    return new ListServices(CLUSTER, token, null, null, strategy, null);
  }
}
