package dev.berth.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.UnsupportedFeatureException;

/** The AWS SDK for Java, unmodified, against a server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkTest {
  private final Server server = ServerFixtures.start(ServerFixtures.shop());
  private final EcsClient ecs = ServerFixtures.client(server);

  @AfterAll
  void close() {
    ecs.close();
    server.close();
  }

  @Test
  void task_fromItsDefinitionToItsEnd_isSeenAsEcsShowsIt() {
    TaskDefinition definition = register("web");
    assertThat(definition.taskDefinitionArn())
        .isEqualTo("arn:aws:ecs:us-east-1:123456789012:task-definition/web:1");
    assertThat(definition.registeredAt()).isCloseTo(Instant.now(), within(60));
    assertThat(definition.containerDefinitions().getFirst().memory()).isEqualTo(512);

    Task task = run("web", 1).tasks().getFirst();
    assertThat(task.clusterArn()).isEqualTo("arn:aws:ecs:us-east-1:123456789012:cluster/shop");
    assertThat(task.createdAt()).isCloseTo(Instant.now(), within(60));
    assertThat(task.lastStatus()).isIn("PROVISIONING", "PENDING");

    Task running =
        ecs.waiter()
            .waitUntilTasksRunning(each -> each.cluster("shop").tasks(task.taskArn()))
            .matched()
            .response()
            .orElseThrow()
            .tasks()
            .getFirst();
    assertThat(running.startedAt()).isAfter(task.createdAt());
    assertThat(running.containers().getFirst().lastStatus()).isEqualTo("RUNNING");

    ecs.stopTask(each -> each.cluster("shop").task(task.taskArn()).reason("enough"));
    Task stopped =
        ecs.waiter()
            .waitUntilTasksStopped(each -> each.cluster("shop").tasks(task.taskArn()))
            .matched()
            .response()
            .orElseThrow()
            .tasks()
            .getFirst();
    assertThat(stopped.stoppedReason()).isEqualTo("enough");
    assertThat(stopped.stopCodeAsString()).isEqualTo("UserInitiated");
    assertThat(stopped.stoppedAt()).isAfter(stopped.stoppingAt());
  }

  @Test
  void instances_ofTheScenario_areDescribed() {
    List<String> arns =
        ecs.listContainerInstances(each -> each.cluster("shop")).containerInstanceArns();

    assertThat(
            ecs.describeContainerInstances(each -> each.cluster("shop").containerInstances(arns))
                .containerInstances())
        .hasSize(2)
        .allSatisfy(instance -> {
          assertThat(instance.status()).isEqualTo("ACTIVE");
          assertThat(instance.agentConnected()).isTrue();
          assertThat(instance.registeredResources())
              .filteredOn(each -> each.name().equals("CPU"))
              .extracting(each -> each.integerValue())
              .containsExactly(2048);
        });
  }

  @Test
  void lists_ofManyThings_arePagedWithTokens() {
    for (int i = 0; i < 7; i++) {
      int number = i;
      ecs.createCluster(each -> each.clusterName("page-" + number));
    }
    long pages = ecs.listClustersPaginator(each -> each.maxResults(3)).stream().count();
    List<String> all =
        ecs.listClustersPaginator(each -> each.maxResults(3)).clusterArns().stream().toList();

    assertThat(pages).isGreaterThan(2);
    assertThat(all).hasSizeGreaterThan(7).doesNotHaveDuplicates();
  }

  @Test
  void errors_ofTheEngine_areTheSdksExceptions() {
    assertThatThrownBy(() -> ecs.describeTasks(each -> each.cluster("nowhere").tasks("x")))
        .isInstanceOf(ClusterNotFoundException.class)
        .hasMessageContaining("Cluster not found.")
        .asInstanceOf(type(EcsException.class))
        .satisfies(error -> {
          assertThat(error.statusCode()).isEqualTo(400);
          assertThat(error.requestId()).isNotBlank();
        });
    assertThatThrownBy(() -> ecs.listTasks(each -> each.cluster("shop").maxResults(1000)))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.wire-conflict-resources")
  void conflict_ofAClientToken_namesTheTasksOfTheFirstCall() {
    register("token");
    RunTaskResponse first =
        ecs.runTask(
            each -> each.cluster("shop").taskDefinition("token").clientToken("t-1").count(2));

    assertThatThrownBy(() ->
            ecs.runTask(
                each -> each.cluster("shop").taskDefinition("token").clientToken("t-1").count(1)))
        .isInstanceOf(ConflictException.class)
        .asInstanceOf(type(ConflictException.class))
        .satisfies(error ->
            assertThat(error.resourceIds())
                .containsExactlyInAnyOrderElementsOf(
                    first.tasks().stream().map(Task::taskArn).toList()));
  }

  @Test
  void operation_thatIsNotSimulated_namesItself() {
    assertThatThrownBy(() -> ecs.discoverPollEndpoint(each -> each.cluster("shop")))
        .isInstanceOf(UnsupportedFeatureException.class)
        .hasMessageContaining("DiscoverPollEndpoint");
  }

  @Test
  void accountsAndRegions_ofCallers_areWorldsOfTheirOwn() {
    try (EcsClient other = ServerFixtures.client(server, "210987654321", Region.EU_WEST_1)) {
      ecs.createCluster(each -> each.clusterName("mine"));

      assertThat(other.listClusters().clusterArns())
          .containsExactly("arn:aws:ecs:eu-west-1:210987654321:cluster/shop");
    }
  }

  private TaskDefinition register(String family) {
    return ecs.registerTaskDefinition(each ->
            each.family(family)
                .containerDefinitions(
                    container -> container.name("app").image("nginx").cpu(128).memory(512).build()))
        .taskDefinition();
  }

  private RunTaskResponse run(String family, int count) {
    return ecs.runTask(each -> each.cluster("shop").taskDefinition(family).count(count));
  }

  private static org.assertj.core.data.TemporalUnitOffset within(long seconds) {
    return new org.assertj.core.data.TemporalUnitWithinOffset(
        Duration.ofSeconds(seconds).toSeconds(), java.time.temporal.ChronoUnit.SECONDS);
  }
}
