package dev.berth.engine;

import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.CLUSTER;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.WorldFixtures.Run;
import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.account.RateLimit;
import dev.berth.engine.account.RequestCategory;
import dev.berth.engine.actors.ControlPlane;
import dev.berth.engine.api.EcsError.ThrottlingException;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.Outcomes;
import dev.berth.engine.api.cluster.CreateCluster;
import dev.berth.engine.api.cluster.DescribeClusters;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.record.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that are limited; an instance with room for everybody. */
class WorldThrottlingTest {
  @ParameterizedTest
  @ValueSource(strings = {"drop", "queue", "retry"})
  @Tag("rule.throttle-clients-come-back")
  void client_thatIsThrottled_comesBackWhateverItsPolicy(String policy) {
    WorkloadBuilder workload = workload("one").size(1, 1).whenFull(policy(policy));
    for (int i = 0; i < 20; i++) {
      workload.task(0, 1);
    }

    Run run = WorldFixtures.run(limited(5).with(workload).build());

    Summary summary = run.result().summary();
    assertThat(summary.tasks().placed()).isEqualTo(20);
    assertThat(summary.calls().throttled()).isPositive();
    assertThat(summary.calls().made()).isEqualTo(20 + summary.calls().throttled());
    assertThat(summary.calls().refused()).isZero();
  }

  @Test
  @Tag("rule.throttle-run-task")
  void calls_asManyAsTheBucketHolds_areAnswered() {
    WorkloadBuilder workload = workload("one").size(1, 1);
    for (int i = 0; i < 5; i++) {
      workload.task(0, 1);
    }

    Run run = WorldFixtures.run(limited(5).with(workload).build());

    assertThat(run.result().summary().calls()).isEqualTo(new Summary.Calls(5, 0, 0));
  }

  @Test
  void calls_thatAreNotLimited_areNotCounted() {
    Run run =
        WorldFixtures.run(
            world().instances(1, 1000, 1000).with(workload("one").size(1, 1).task(0, 1)).build());

    assertThat(run.result().summary().calls()).isEqualTo(Summary.Calls.NONE);
  }

  @Test
  void calls_thatAreRefusedForAnotherReason_areCountedApart() {
    Run run =
        WorldFixtures.run(
            world()
                .provisioning(1, 60)
                .account(new AccountRules(Map.of(), null))
                .with(workload("one").task(0, 1).task(1, 1))
                .build());

    assertThat(run.result().summary().calls()).isEqualTo(new Summary.Calls(2, 0, 1));
  }

  @Test
  @Tag("rule.throttle-exception")
  void call_thatIsOneTooMany_changesNothing() {
    AccountRules rules =
        new AccountRules(Map.of(RequestCategory.CLUSTER_MODIFY, new RateLimit(1, 1)), null);
    List<Outcome<CreateCluster.Response>> created = new ArrayList<>();
    List<Outcome<DescribeClusters.Response>> described = new ArrayList<>();
    try (Stepped stepped =
        new Stepped(world().instances(1, 10, 10).account(rules).build(), Parallelism.SINGLE)) {
      for (String name : List.of("a", "b")) {
        stepped.world().tell(new ControlPlane.Call<>(new CreateCluster(name), created::add));
      }
      stepped
          .world()
          .tell(
              new ControlPlane.Call<>(
                  new DescribeClusters(List.of("a", "b", CLUSTER), null), described::add));
      while (described.isEmpty()) {
        stepped.world().step();
      }
      stepped.world().finish(false);
    }

    assertThat(created.getFirst()).isInstanceOf(Outcome.Done.class);
    assertThat(Outcomes.error(created.getLast())).isEqualTo(ThrottlingException.RATE_EXCEEDED);
    DescribeClusters.Response response = Outcomes.response(described.getFirst());
    assertThat(response.failures()).hasSize(1);
    assertThat(response.clusters().getLast().registeredContainerInstancesCount()).isEqualTo(1);
  }

  private static WorldBuilder limited(int burst) {
    RateLimit limit = new RateLimit(burst, 1);
    return world()
        .instances(1, 1000, 1000)
        .account(new AccountRules(Map.of(RequestCategory.CLUSTER_RESOURCE_MODIFY, limit), null));
  }

  private static ClientPolicy policy(String name) {
    return switch (name) {
      case "drop" -> new ClientPolicy.Drop();
      case "queue" -> new ClientPolicy.Queue();
      default -> new ClientPolicy.Retry(2_000_000_000L, 2, 300_000_000_000L, 50, 0.5);
    };
  }
}
