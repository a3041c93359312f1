package dev.berth.engine;

import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.WorldFixtures.Run;
import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.actors.ControlPlane;
import dev.berth.engine.api.EcsError.ClusterNotFoundException;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.PlacementConstraint;
import dev.berth.engine.api.PlacementStrategy;
import dev.berth.engine.api.task.Failure;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.input.Execution;
import dev.berth.engine.lifecycle.ReleaseRule;
import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.query.MissingAttribute;
import dev.berth.engine.record.WorldEvent.TaskPlaced;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** RunTask as somebody outside of the world calls it: answers, failures, refusals. */
class WorldRunTaskTest {
  private static final PlacementStrategy RANDOM = new PlacementStrategy("random", null);
  private static final PlacementConstraint DISTINCT =
      new PlacementConstraint("distinctInstance", null);

  private final WorldBuilder cluster =
      world()
          .with(workload("job"))
          .instances(1, 512, 4096)
          .instances(1, Resources.of(4096, 512), List.of("b"), new TreeMap<>())
          .instances(1, Resources.of(2048, 2048), List.of("a"), new TreeMap<>());
  private final List<Outcome<RunTask.Response>> outcomes = new ArrayList<>();

  @Test
  void call_withRoomForAll_createsTheTasks() {
    Run run = call(request(2));

    assertThat(response(0).tasks()).hasSize(2);
    assertThat(response(0).failures()).isEmpty();
    assertThat(run.events().of(TaskPlaced.class).map(TaskPlaced::instance)).containsExactly(2, 2);
    assertThat(run.result().summary().tasks().succeeded()).isEqualTo(2);
  }

  @Test
  @Tag("rule.placement-one-after-another")
  void call_withRoomForSome_saysOfEachOtherTaskWhatExcludedEveryInstance() {
    Run run = call(request(4));

    assertThat(response(0).tasks()).hasSize(2);
    assertThat(reasons(0))
        .hasSize(6)
        .containsOnly("RESOURCE:CPU", "RESOURCE:MEMORY")
        .filteredOn("RESOURCE:MEMORY"::equals)
        .hasSize(2);
    assertThat(run.result().summary().tasks().dropped()).isEqualTo(2);
  }

  @Test
  @Tag("rule.placement-failure-per-instance")
  @Tag("rule.tasks-failures-by-arn")
  void failures_ofEachTask_nameEveryInstanceInTheOrderOfTheArns() {
    call(request(4));

    List<String> arns = response(0).failures().stream().map(Failure::arn).toList();
    assertThat(arns.subList(0, 3)).isSorted().doesNotHaveDuplicates();
    assertThat(arns.subList(3, 6)).isEqualTo(arns.subList(0, 3));
  }

  @Test
  @Tag("rule.placement-member-of")
  void constraints_unmet_areNamedAfterResources() {
    call(
        request(3)
            .strategies(List.of(RANDOM))
            .constraints(
                List.of(DISTINCT, new PlacementConstraint("memberOf", "attribute:rack exists"))));
    call(request(2).constraints(List.of(DISTINCT)));

    assertThat(reasons(0).subList(0, 3))
        .containsExactlyInAnyOrder(
            "RESOURCE:CPU", "RESOURCE:MEMORY", "MemberOf placement constraint unsatisfied.");
    assertThat(reasons(1))
        .containsExactlyInAnyOrder(
            "RESOURCE:CPU",
            "RESOURCE:MEMORY",
            "DistinctInstance placement constraint unsatisfied.");
  }

  @Test
  void negativeOperator_onAMissingAttribute_decidesByTheRule() {
    RunTaskBuilder elsewhere =
        request(1)
            .constraints(List.of(new PlacementConstraint("memberOf", "attribute:rack != r1")));
    call(elsewhere);
    cluster.rules(new OpenRules(MissingAttribute.FAILS, ReleaseRule.DESIRED_STATUS));
    call(elsewhere);

    assertThat(response(0).tasks()).hasSize(1);
    assertThat(response(1).tasks()).isEmpty();
    assertThat(reasons(1)).contains("MemberOf placement constraint unsatisfied.");
  }

  @Test
  @Tag("rule.placement-no-instances")
  void cluster_withoutInstances_isAnInvalidParameter() {
    try (Stepped world = new Stepped(world().with(workload("job")).build(), Parallelism.SINGLE)) {
      tell(world, request(1));
      world.runOut();
    }

    assertThat(outcomes)
        .containsExactly(
            Outcome.refused(
                new InvalidParameterException(
                    "No Container Instances were found in your cluster.")));
  }

  @Test
  @Tag("rule.tasks-cluster-not-found")
  void cluster_unknown_isNotFound() {
    call(request(1).cluster("other"));

    assertThat(outcomes).containsExactly(Outcome.refused(ClusterNotFoundException.NOT_FOUND));
  }

  @Test
  @Tag("rule.tasks-default-cluster")
  void cluster_leftOut_isTheOneCalledDefault() {
    call(request(1).cluster(null));

    assertThat(outcomes).containsExactly(Outcome.refused(ClusterNotFoundException.NOT_FOUND));
  }

  @Test
  @Tag("rule.tasks-cluster-by-arn")
  void cluster_byItsArn_isFound() {
    call(request(1).cluster("arn:aws:ecs:us-east-1:111122223333:cluster/test"));

    assertThat(response(0).tasks()).hasSize(1);
  }

  @Test
  @Tag("rule.placement-refused-places-nothing")
  void request_thatBreaksARule_placesNothing() {
    List<RunTaskBuilder> broken =
        List.of(
            request(0),
            request(11),
            request(1).strategies(Collections.nCopies(6, RANDOM)),
            request(1).constraints(Collections.nCopies(11, DISTINCT)),
            request(1).strategies(List.of(new PlacementStrategy("spread", null))),
            request(1).constraints(List.of(new PlacementConstraint("memberOf", "a ="))),
            request(1).launchType("FARGATE").strategies(List.of(RANDOM)),
            request(1).launchType("FARGATE").constraints(List.of(DISTINCT)),
            request(1).launchType("FARGATE"));
    String unbroken = WorldFixtures.run(cluster.build()).hash();

    Run run = call(broken.toArray(RunTaskBuilder[]::new));

    assertThat(outcomes)
        .hasSize(broken.size())
        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Refused.class));
    assertThat(run.events().of(TaskPlaced.class)).isEmpty();
    assertThat(run.hash()).isEqualTo(unbroken);
  }

  @Test
  void calls_fromOutside_takeTurnsWithClients() {
    cluster.with(workload("inside").size(1024, 1024).task(0, 10));

    Run run = call(request(1));

    assertThat(response(0).tasks()).hasSize(1);
    assertThat(run.result().summary().tasks().placed()).isEqualTo(2);
  }

  @Test
  @Tag("rule.tasks-ids-by-seed")
  void ids_ofTheSameSeed_areTheSame() {
    call(request(2));
    call(request(2));
    cluster.seed(2);
    call(request(2));

    assertThat(arns(1)).isEqualTo(arns(0)).doesNotHaveDuplicates();
    assertThat(arns(2)).doesNotContainAnyElementsOf(arns(0));
    assertThat(arns(0))
        .allMatch(arn -> arn.matches("arn:aws:ecs:us-east-1:111122223333:task/test/[0-9a-f]{32}"));
  }

  private Run call(RunTaskBuilder... requests) {
    try (Stepped world = new Stepped(cluster.build(), Parallelism.SINGLE)) {
      for (RunTaskBuilder request : requests) {
        tell(world, request);
      }
      return world.runOut();
    }
  }

  private void tell(Stepped world, RunTaskBuilder request) {
    world
        .world()
        .tell(new ControlPlane.Call<>(request.build(), new Execution(0, 0), outcomes::add));
  }

  private static RunTaskBuilder request(int count) {
    return RunTaskBuilder.of("job").count(count);
  }

  private RunTask.Response response(int call) {
    return ((Outcome.Done<RunTask.Response>) outcomes.get(call)).response();
  }

  private List<String> reasons(int call) {
    return response(call).failures().stream().map(Failure::reason).toList();
  }

  private List<String> arns(int call) {
    return response(call).tasks().stream().map(each -> each.taskArn()).toList();
  }
}
