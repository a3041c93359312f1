package dev.berth.engine.cluster.call;

import static dev.berth.engine.cluster.call.Definitions.family;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.RunTaskBuilder;
import dev.berth.engine.WorldBuilder;
import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.EcsError.ClientException;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.cluster.CapacityProviderStrategyItem;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.cluster.FargateRules;
import dev.berth.engine.placement.ProvisioningLimits;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Capacity providers of a call, and tasks that wait for capacity. */
class RunTaskProvidersTest {
  private final CalledCluster cluster =
      new CalledCluster().instance(8192, 16384).define(family("job").build());

  @Test
  @Tag("rule.tasks-launch-type-or-strategy")
  void launchTypeAndStrategy_areRefusedInEcsWords() {
    cluster.providers.add("a");

    assertThat(refused(job().launchType("EC2").providers(item("a", 1, 0))).message())
        .isEqualTo("Specify either Launch Type or Capacity Provider Strategy, but not both.");
  }

  @Test
  @Tag("rule.tasks-strategy-items")
  void items_moreThanTwenty_areRefused() {
    CapacityProviderStrategyItem[] items =
        IntStream.range(0, 21)
            .mapToObj(i -> {
              cluster.providers.add("p" + i);
              return item("p" + i, 1, 0);
            })
            .toArray(CapacityProviderStrategyItem[]::new);

    assertThat(refused(job().providers(items)).message()).contains("21 items");
  }

  @Test
  @Tag("rule.tasks-strategy-unknown-provider")
  void provider_unknown_isRefused() {
    assertThat(refused(job().providers(item("a", 1, 0))).message())
        .isEqualTo("The specified capacity provider 'a' was not found.");
    assertThat(refused(job().providers(item(null, 1, 0))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-strategy-weight-and-base")
  void weightAndBase_outsideTheirBounds_areRefused() {
    cluster.provider("a");

    for (CapacityProviderStrategyItem wrong :
        List.of(item("a", -1, 0), item("a", 1001, 0), item("a", 1, -1), item("a", 1, 100_001))) {
      assertThat(refused(job().providers(wrong))).isInstanceOf(InvalidParameterException.class);
    }
    assertThat(cluster.done(job().providers(item("a", 1000, 100_000)).build()).tasks()).hasSize(1);
  }

  @Test
  @Tag("rule.tasks-strategy-one-base")
  void base_inTwoItems_isRefused() {
    cluster.providers.addAll(List.of("a", "b"));

    assertThat(refused(job().providers(item("a", 1, 1), item("b", 1, 1))).message())
        .contains("only one item");
  }

  @Test
  @Tag("rule.tasks-strategy-some-weight")
  void weights_allZero_areRefusedForSeveralProviders() {
    cluster.provider("a").provider("b").provider("a");

    assertThat(refused(job().providers(item("a", 0, 0), item("b", null, 0))))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(cluster.done(job().providers(item("a", 0, 0)).build()).tasks()).hasSize(1);
  }

  @Test
  @Tag("rule.tasks-strategy-not-mixed")
  void fargate_besideAnAutoScalingGroup_isRefused() {
    cluster.providers.addAll(List.of("a", "FARGATE", "FARGATE_SPOT"));

    assertThat(refused(job().providers(item("a", 1, 0), item("FARGATE", 1, 0))))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(
            cluster
                .done(job().providers(item("FARGATE", 1, 0), item("FARGATE_SPOT", 1, 0)).build())
                .tasks())
        .hasSize(1);
  }

  @Test
  @Tag("rule.fargate-providers-by-weight")
  void tasks_onFargateProviders_goByBaseAndWeight() {
    cluster.providers.addAll(List.of("FARGATE", "FARGATE_SPOT"));

    List<Task> tasks =
        cluster
            .done(
                job().count(9).providers(item("FARGATE", 1, 1), item("FARGATE_SPOT", 3, 0)).build())
            .tasks();

    assertThat(tasks.getFirst().capacityProviderName()).isEqualTo("FARGATE");
    assertThat(tasks).filteredOn(task -> "FARGATE".equals(task.capacityProviderName())).hasSize(3);
    assertThat(tasks)
        .filteredOn(task -> "FARGATE_SPOT".equals(task.capacityProviderName()))
        .hasSize(6)
        .allMatch(task -> task.launchType() == null);
  }

  @Test
  @Tag("rule.fargate-vcpu-quota")
  void tasks_beyondTheVcpuQuota_areFailures() {
    // A task has one vCPU.
    CalledCluster small =
        new CalledCluster(null, new FargateRules(100, 20, 2, 0.04, 0.004, 0.3))
            .define(family("job").build());

    RunTask.Response response = small.done(job().launchType("FARGATE").count(6).build());

    assertThat(response.tasks()).hasSize(2);
    assertThat(response.failures())
        .hasSize(4)
        .allSatisfy(failure ->
            assertThat(failure.reason())
                .isEqualTo(
                    "You've reached the limit on the number of vCPUs you can run concurrently"));
  }

  @Test
  @Tag("rule.tasks-launch-type-never-waits")
  void launchTypeEc2_withoutRoom_failsAtOnceInsteadOfWaiting() {
    CalledCluster scaling = scaling();

    assertThat(scaling.call(job().launchType("EC2").build()))
        .isEqualTo(
            Outcome.refused(
                new InvalidParameterException(
                    "No Container Instances were found in your cluster.")));
    assertThat(scaling.done(job().build()).tasks())
        .singleElement()
        .satisfies(task -> assertThat(task.lastStatus()).isEqualTo("PROVISIONING"));
  }

  @Test
  @Tag("rule.tasks-waiting-described")
  void waitingTask_isDescribedWithoutAnInstance() {
    CalledCluster scaling = scaling();
    String arn = scaling.done(job().build()).tasks().getFirst().taskArn();

    assertThat(scaling.describe(arn).containerInstanceArn()).isNull();
    scaling.instance(8192, 16384);
    scaling.cluster.placeWaiting(scaling.now);
    assertThat(scaling.describe(arn).containerInstanceArn()).isEqualTo(scaling.instanceArn(0));
    assertThat(scaling.describe(arn).lastStatus()).isEqualTo("PENDING");
  }

  @Test
  @Tag("rule.tasks-waited-too-long-described")
  void taskThatWaitedTooLong_isDescribedWithItsReason() {
    CalledCluster scaling = scaling();
    String arn = scaling.done(job().build()).tasks().getFirst().taskArn();
    scaling.pass(901);

    assertThat(scaling.describe(arn))
        .satisfies(task -> {
          assertThat(task.lastStatus()).isEqualTo("STOPPED");
          assertThat(task.desiredStatus()).isEqualTo("STOPPED");
          assertThat(task.stopCode()).isEqualTo("TaskFailedToStart");
          assertThat(task.stoppedReason()).isEqualTo("TaskFailedToStart: EMPTY CAPACITY PROVIDER");
          assertThat(task.startedAt()).isNull();
        });
  }

  @Test
  @Tag("rule.tasks-quota-error")
  void callBeyondTheQuota_createsNothing() {
    CalledCluster scaling = scaling();
    scaling.done(job().count(2).build());
    long before = scaling.cluster.upcomingTask();

    assertThat(scaling.call(job().build()))
        .isEqualTo(
            Outcome.refused(new ClientException("Tasks provisioning capacity limit exceeded.")));
    assertThat(scaling.cluster.upcomingTask()).isEqualTo(before);
  }

  private static CalledCluster scaling() {
    return new CalledCluster(new ProvisioningLimits(2, WorldBuilder.nanos(900)))
        .define(family("job").build());
  }

  private EcsError refused(RunTaskBuilder call) {
    return cluster.refused(call.build());
  }

  private static RunTaskBuilder job() {
    return RunTaskBuilder.of("job");
  }

  private static CapacityProviderStrategyItem item(
      @Nullable String provider, @Nullable Integer weight, @Nullable Integer base) {
    return new CapacityProviderStrategyItem(provider, weight, base);
  }
}
