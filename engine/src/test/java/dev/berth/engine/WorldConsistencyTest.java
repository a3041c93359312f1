package dev.berth.engine;

import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.CLUSTER;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.actors.ControlPlane;
import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Members;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.Outcomes;
import dev.berth.engine.api.cluster.Cluster;
import dev.berth.engine.api.cluster.CreateCluster;
import dev.berth.engine.api.cluster.DescribeClusters;
import dev.berth.engine.api.cluster.ListClusters;
import dev.berth.engine.api.instance.Attribute;
import dev.berth.engine.api.instance.ContainerInstance;
import dev.berth.engine.api.instance.DescribeContainerInstances;
import dev.berth.engine.api.instance.ListAttributes;
import dev.berth.engine.api.instance.ListContainerInstances;
import dev.berth.engine.api.instance.PutAttributes;
import dev.berth.engine.api.instance.UpdateContainerInstancesState;
import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.api.task.Failure;
import dev.berth.engine.api.task.GetTaskProtection;
import dev.berth.engine.api.task.ListTasks;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.api.taskdefinition.DeregisterTaskDefinition;
import dev.berth.engine.api.taskdefinition.DescribeTaskDefinition;
import dev.berth.engine.api.taskdefinition.ListTaskDefinitions;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.random.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What readers see while a change takes five seconds to be seen. */
class WorldConsistencyTest {
  @Test
  @Tag("rule.consistency-change-is-seen-later")
  void task_thatIsNew_isMissingUntilItIsSeen() {
    try (Stepped stepped = new Stepped(lagging(new Distribution.Constant(5)), Parallelism.SINGLE)) {
      stepped.stepTo(2);
      assertThat(listed(stepped)).isEmpty();

      stepped.stepTo(7);
      assertThat(listed(stepped)).hasSize(1);
      stepped.world().finish(false);
    }
  }

  @Test
  @Tag("rule.consistency-old-state-until-then")
  void task_thatHasStopped_isSeenRunningForAWhile() {
    try (Stepped stepped = new Stepped(lagging(new Distribution.Constant(5)), Parallelism.SINGLE)) {
      stepped.stepTo(7);
      String task = listed(stepped).getFirst();

      stepped.stepTo(12);
      assertThat(status(stepped, task)).isEqualTo("RUNNING");
      stepped.stepTo(17);
      assertThat(status(stepped, task)).isEqualTo("STOPPED");
      stepped.world().finish(false);
    }
  }

  @Test
  void task_withoutDelay_isSeenAtOnce() {
    try (Stepped stepped = new Stepped(lagging(null), Parallelism.SINGLE)) {
      stepped.stepTo(2);
      String task = listed(stepped).getFirst();
      stepped.stepTo(12);

      assertThat(status(stepped, task)).isEqualTo("STOPPED");
      stepped.world().finish(false);
    }
  }

  @Test
  @Tag("rule.consistency-of-lists")
  void tasks_areListedByWhatIsSeenOfThem() {
    try (Stepped stepped = new Stepped(lagging(new Distribution.Constant(5)), Parallelism.SINGLE)) {
      stepped.stepTo(12);
      // It has stopped at 10 s.
      assertThat(listed(stepped)).hasSize(1);
      stepped.stepTo(17);
      assertThat(listed(stepped)).isEmpty();
      stepped.world().finish(false);
    }
  }

  @Test
  @Tag("rule.consistency-of-instances")
  void instance_showsLaterWhatItsTasksTake() {
    try (Stepped stepped = new Stepped(lagging(new Distribution.Constant(5)), Parallelism.SINGLE)) {
      stepped.stepTo(2);
      assertThat(instances(stepped).getFirst().runningTasksCount()).isZero();

      stepped.stepTo(7);
      assertThat(instances(stepped).getFirst().runningTasksCount()).isEqualTo(1);
      stepped.stepTo(12);
      assertThat(instances(stepped).getFirst().runningTasksCount()).isEqualTo(1);
      stepped.stepTo(17);
      assertThat(instances(stepped).getFirst().runningTasksCount()).isZero();
      stepped.world().finish(false);
    }
  }

  @Test
  @Tag("rule.consistency-of-instances")
  void instance_thatRegistersLater_isMissingUntilItIsSeen() {
    WorldBuilder later = world().instances(1, 1024, 1024).registering(2, 0);
    try (Stepped stepped = new Stepped(timed(later), Parallelism.SINGLE)) {
      stepped.stepTo(3);
      assertThat(arns(stepped, null)).isEmpty();

      stepped.stepTo(7);
      assertThat(arns(stepped, null)).hasSize(1);
      stepped.world().finish(false);
    }
  }

  @Test
  @Tag("rule.consistency-of-attributes")
  void attribute_isSeenLater_inListsAndFilters() {
    try (Stepped stepped = new Stepped(timed(one()), Parallelism.SINGLE)) {
      stepped.stepTo(2);
      String arn = arns(stepped, null).getFirst();
      call(stepped, new PutAttributes(CLUSTER, List.of(new Attribute("stack", "blue", null, arn))));
      assertThat(stacks(stepped)).isEmpty();
      assertThat(arns(stepped, "attribute:stack == blue")).isEmpty();

      stepped.stepTo(12);
      assertThat(stacks(stepped)).containsExactly("blue");
      assertThat(arns(stepped, "attribute:stack == blue")).containsExactly(arn);
      stepped.world().finish(false);
    }
  }

  @Test
  @Tag("rule.consistency-of-instances")
  void instance_thatDrains_isSeenActiveForAWhile() {
    try (Stepped stepped = new Stepped(timed(one()), Parallelism.SINGLE)) {
      stepped.stepTo(2);
      List<String> arns = arns(stepped, null);
      call(stepped, new UpdateContainerInstancesState(CLUSTER, arns, "DRAINING"));
      assertThat(instances(stepped).getFirst().status()).isEqualTo("ACTIVE");

      stepped.stepTo(12);
      assertThat(instances(stepped).getFirst().status()).isEqualTo("DRAINING");
      stepped.world().finish(false);
    }
  }

  @Test
  @Tag("rule.consistency-of-clusters")
  void cluster_thatIsNew_isMissingUntilItIsSeen() {
    try (Stepped stepped = new Stepped(timed(one()), Parallelism.SINGLE)) {
      stepped.stepTo(2);
      call(stepped, new CreateCluster("other"));
      DescribeClusters describe = new DescribeClusters(List.of("other"), null);
      assertThat(call(stepped, describe).failures()).hasSize(1);
      assertThat(call(stepped, new ListClusters(null, null)).clusterArns()).hasSize(1);

      stepped.stepTo(12);
      assertThat(call(stepped, describe).clusters()).hasSize(1);
      assertThat(call(stepped, new ListClusters(null, null)).clusterArns()).hasSize(2);
      stepped.world().finish(false);
    }
  }

  @Test
  @Tag("rule.consistency-of-clusters")
  void cluster_showsLaterHowManyTasksItHas() {
    try (Stepped stepped = new Stepped(lagging(new Distribution.Constant(5)), Parallelism.SINGLE)) {
      DescribeClusters describe = new DescribeClusters(List.of(CLUSTER), null);
      stepped.stepTo(2);
      Cluster first = call(stepped, describe).clusters().getFirst();
      assertThat(first.runningTasksCount()).isZero();
      assertThat(first.registeredContainerInstancesCount()).isEqualTo(1);

      stepped.stepTo(12);
      assertThat(call(stepped, describe).clusters().getFirst().runningTasksCount()).isEqualTo(1);
      stepped.world().finish(false);
    }
  }

  @Test
  @Tag("rule.consistency-of-task-definitions")
  void taskDefinition_thatIsNew_cannotBeDescribedYet_butRun() {
    try (Stepped stepped = new Stepped(timed(one()), Parallelism.SINGLE)) {
      stepped.stepTo(2);
      call(stepped, definition());
      DescribeTaskDefinition describe = new DescribeTaskDefinition("job", null);
      ListTaskDefinitions list = new ListTaskDefinitions("job", null, null, null, null);
      assertThat(stepped.call(describe))
          .isEqualTo(
              Outcome.refused(new EcsError.ClientException("Unable to describe task definition.")));
      assertThat(call(stepped, list).taskDefinitionArns()).isEmpty();
      assertThat(call(stepped, RunTaskBuilder.of("job").build()).tasks()).hasSize(1);

      stepped.stepTo(12);
      assertThat(call(stepped, describe).taskDefinition().revision()).isEqualTo(1);
      call(stepped, new DeregisterTaskDefinition("job:1"));
      assertThat(call(stepped, list).taskDefinitionArns()).hasSize(1);
      stepped.stepTo(30);
      assertThat(call(stepped, list).taskDefinitionArns()).isEmpty();
      stepped.world().finish(false);
    }
  }

  @Test
  @Tag("rule.consistency-of-protection")
  void task_thatIsNew_isMissingForItsProtectionToo() {
    try (Stepped stepped = new Stepped(timed(one()), Parallelism.SINGLE)) {
      stepped.stepTo(2);
      call(stepped, definition());
      String task = call(stepped, RunTaskBuilder.of("job").build()).tasks().getFirst().taskArn();
      GetTaskProtection get = new GetTaskProtection(CLUSTER, List.of(task));
      assertThat(call(stepped, get).failures()).extracting(Failure::reason).contains("MISSING");

      stepped.stepTo(12);
      assertThat(call(stepped, get).failures())
          .extracting(Failure::reason)
          .containsExactly("TASK_NOT_VALID");
      stepped.world().finish(false);
    }
  }

  private static WorldBuilder one() {
    return world().instances(1, 1024, 1024);
  }

  private static WorldSpecification timed(WorldBuilder world) {
    WorkloadBuilder clock = workload("clock").size(9_999, 1);
    for (int second : new int[] {2, 3, 7, 12, 17, 30}) {
      clock.task(second, 1);
    }
    return world
        .timing(WorldFixtures.fixedTiming(0, 0))
        .account(new AccountRules(null, new Distribution.Constant(5)))
        .with(clock)
        .horizon(100)
        .build();
  }

  private static RegisterTaskDefinition definition() {
    Map<String, Object> container = Map.of("name", "main", "image", "i", "memory", 64);
    Map<String, Object> members =
        Map.of("family", "job", "containerDefinitions", List.of(container));
    return Members.read(members, RegisterTaskDefinition.class).shape();
  }

  private static List<ContainerInstance> instances(Stepped stepped) {
    return call(stepped, new DescribeContainerInstances(CLUSTER, arns(stepped, null), null))
        .containerInstances();
  }

  private static List<String> arns(Stepped stepped, @Nullable String filter) {
    return call(stepped, new ListContainerInstances(CLUSTER, filter, null, null, null))
        .containerInstanceArns();
  }

  private static List<String> stacks(Stepped stepped) {
    ListAttributes list =
        new ListAttributes(CLUSTER, "container-instance", "stack", null, null, null);
    return call(stepped, list).attributes().stream()
        .map(each -> String.valueOf(each.value()))
        .toList();
  }

  /** One task from 0 s to about 10 s; another workload gives something to step to. */
  private static WorldSpecification lagging(@Nullable Distribution delay) {
    WorkloadBuilder clock = workload("clock").size(9_999, 1);
    for (int second : new int[] {2, 7, 12, 17, 30}) {
      clock.task(second, 1);
    }
    return world()
        .instances(1, 1024, 1024)
        .timing(WorldFixtures.fixedTiming(0, 0))
        .account(new AccountRules(null, delay))
        .with(workload("one").task(0, 10))
        .with(clock)
        .build();
  }

  private static List<String> listed(Stepped stepped) {
    return call(
            stepped, new ListTasks(CLUSTER, null, null, null, null, null, null, null, null, null))
        .taskArns();
  }

  private static String status(Stepped stepped, String task) {
    Task found = call(stepped, new DescribeTasks(CLUSTER, List.of(task), null)).tasks().getFirst();
    return found.lastStatus();
  }

  private static <R> R call(Stepped stepped, Operation<R> operation) {
    List<Outcome<R>> outcomes = new ArrayList<>();
    stepped.world().tell(new ControlPlane.Call<>(operation, outcomes::add));
    while (outcomes.isEmpty()) {
      stepped.world().step();
    }
    return Outcomes.response(outcomes.getFirst());
  }
}
