package dev.berth.engine;

import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.WorldFixtures.Run;
import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.actors.ControlPlane;
import dev.berth.engine.api.EcsError.ClusterNotFoundException;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.PlacementConstraint;
import dev.berth.engine.api.PlacementStrategy;
import dev.berth.engine.cluster.RunTaskRequest;
import dev.berth.engine.cluster.TaskOrder;
import dev.berth.engine.cluster.TaskOrder.Answer;
import dev.berth.engine.cluster.TaskOrder.Refusal;
import dev.berth.engine.input.Execution;
import dev.berth.engine.lifecycle.ReleaseRule;
import dev.berth.engine.model.LaunchType;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.placement.Constraints;
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
          .instances(1, 512, 4096)
          .instances(1, Resources.of(4096, 512), List.of("b"), new TreeMap<>())
          .instances(1, Resources.of(2048, 2048), List.of("a"), new TreeMap<>());
  private final List<TaskOrder.Response> responses = new ArrayList<>();

  @Test
  void call_withRoomForAll_createsTheTasks() {
    Run run = call(request(2));

    assertThat(responses).containsExactly(new Answer(2, 0, List.of()));
    assertThat(run.events().of(TaskPlaced.class).map(TaskPlaced::instance)).containsExactly(2, 2);
    assertThat(run.result().summary().tasks().succeeded()).isEqualTo(2);
  }

  @Test
  @Tag("rule.placement-one-after-another")
  void call_withRoomForSome_saysOfEachOtherTaskWhatExcludedEveryInstance() {
    Run run = call(request(4));

    assertThat(responses)
        .singleElement()
        .satisfies(response -> {
          assertThat(response.created()).isEqualTo(2);
          assertThat(reasons(response))
              .containsExactly(
                  "0 RESOURCE:CPU",
                  "1 RESOURCE:MEMORY",
                  "2 RESOURCE:CPU",
                  "0 RESOURCE:CPU",
                  "1 RESOURCE:MEMORY",
                  "2 RESOURCE:CPU");
        });
    assertThat(run.result().summary().tasks().dropped()).isEqualTo(2);
  }

  @Test
  @Tag("rule.placement-failure-per-instance")
  void failure_ofSeveralReasons_namesTheFirstInTheOrderOfTheRules() {
    call(
        new RunTaskRequest(
            definition(NetworkMode.AWSVPC, List.of("rack")),
            Constraints.NONE,
            1,
            LaunchType.EC2,
            null,
            List.of(),
            List.of(),
            List.of("b"),
            new Execution(0, 0)));

    assertThat(reasons(responses.getFirst()))
        .containsExactly("0 ATTRIBUTE", "1 ATTRIBUTE", "2 ATTRIBUTE");
  }

  @Test
  @Tag("rule.placement-member-of")
  void constraints_unmet_areNamedAfterResources() {
    call(
        request(
            3,
            List.of(RANDOM),
            List.of(DISTINCT, new PlacementConstraint("memberOf", "attribute:rack exists"))));
    call(request(2, List.of(), List.of(DISTINCT)));

    assertThat(reasons(responses.getFirst()).subList(0, 3))
        .containsExactly(
            "0 RESOURCE:CPU", "1 RESOURCE:MEMORY", "2 MemberOf placement constraint unsatisfied.");
    assertThat(reasons(responses.getLast()))
        .containsExactly(
            "0 RESOURCE:CPU",
            "1 RESOURCE:MEMORY",
            "2 DistinctInstance placement constraint unsatisfied.");
  }

  @Test
  void negativeOperator_onAMissingAttribute_decidesByTheRule() {
    RunTaskRequest elsewhere =
        request(1, List.of(), List.of(new PlacementConstraint("memberOf", "attribute:rack != r1")));
    call(elsewhere);
    cluster.rules(new OpenRules(MissingAttribute.FAILS, ReleaseRule.DESIRED_STATUS));
    call(elsewhere);

    assertThat(responses.getFirst().created()).isEqualTo(1);
    assertThat(responses.getLast().created()).isZero();
    assertThat(reasons(responses.getLast()))
        .contains("2 MemberOf placement constraint unsatisfied.");
  }

  @Test
  @Tag("rule.placement-no-instances")
  void cluster_withoutInstances_isAnInvalidParameter() {
    try (Stepped world = new Stepped(world().build(), Parallelism.SINGLE)) {
      tell(world, WorldBuilder.CLUSTER, request(1));
      world.runOut();
    }

    assertThat(responses)
        .containsExactly(
            new Refusal(
                new InvalidParameterException("No Container Instances were found in your cluster."),
                0));
  }

  @Test
  void cluster_unknown_isNotFound() {
    try (Stepped world = new Stepped(cluster.build(), Parallelism.SINGLE)) {
      tell(world, "other", request(1));
      world.runOut();
    }

    assertThat(responses).containsExactly(new Refusal(ClusterNotFoundException.NOT_FOUND, 0));
  }

  @Test
  @Tag("rule.placement-refused-places-nothing")
  void request_thatBreaksARule_placesNothing() {
    List<RunTaskRequest> broken =
        List.of(
            request(0),
            request(11),
            request(1, Collections.nCopies(6, RANDOM), List.of()),
            request(1, List.of(), Collections.nCopies(11, DISTINCT)),
            request(1, List.of(new PlacementStrategy("spread", null)), List.of()),
            request(1, List.of(), List.of(new PlacementConstraint("memberOf", "a ="))),
            onFargate(List.of(RANDOM), List.of()),
            onFargate(List.of(), List.of(DISTINCT)),
            onFargate(List.of(), List.of()));
    String unbroken = WorldFixtures.run(cluster.build()).hash();

    Run run = call(broken.toArray(RunTaskRequest[]::new));

    assertThat(responses)
        .hasSize(broken.size())
        .allSatisfy(response -> {
          assertThat(response).isInstanceOf(Refusal.class);
          assertThat(((Refusal) response).error()).isInstanceOf(InvalidParameterException.class);
        });
    assertThat(run.events().of(TaskPlaced.class)).isEmpty();
    assertThat(run.hash()).isEqualTo(unbroken);
  }

  @Test
  void calls_fromOutside_takeTurnsWithClients() {
    cluster.with(workload("inside").size(1024, 1024).task(0, 10));

    Run run = call(request(1));

    assertThat(responses.getFirst().created()).isEqualTo(1);
    assertThat(run.result().summary().tasks().placed()).isEqualTo(2);
  }

  private Run call(RunTaskRequest... requests) {
    try (Stepped world = new Stepped(cluster.build(), Parallelism.SINGLE)) {
      for (RunTaskRequest request : requests) {
        tell(world, WorldBuilder.CLUSTER, request);
      }
      return world.runOut();
    }
  }

  private void tell(Stepped world, String name, RunTaskRequest request) {
    world.world().tell(new ControlPlane.RunTasks(name, request, responses::add));
  }

  private static RunTaskRequest request(int count) {
    return request(count, List.of(), List.of());
  }

  private static RunTaskRequest request(
      int count, List<PlacementStrategy> strategies, List<PlacementConstraint> constraints) {
    return request(count, LaunchType.EC2, strategies, constraints);
  }

  private static RunTaskRequest onFargate(
      List<PlacementStrategy> strategies, List<PlacementConstraint> constraints) {
    return request(1, LaunchType.FARGATE, strategies, constraints);
  }

  private static RunTaskRequest request(
      int count,
      LaunchType launchType,
      List<PlacementStrategy> strategies,
      List<PlacementConstraint> constraints) {
    return new RunTaskRequest(
        definition(NetworkMode.BRIDGE, List.of()),
        Constraints.NONE,
        count,
        launchType,
        null,
        strategies,
        constraints,
        List.of(),
        new Execution(0, 0));
  }

  private static TaskDefinition definition(NetworkMode mode, List<String> requires) {
    return new TaskDefinition("job", 1, mode, 1024, 1024, List.of(), requires);
  }

  private static List<String> reasons(TaskOrder.Response response) {
    return ((Answer) response)
        .failures().stream().map(each -> each.instance() + " " + each.reason()).toList();
  }
}
