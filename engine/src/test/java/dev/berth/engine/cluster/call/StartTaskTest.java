package dev.berth.engine.cluster.call;

import static dev.berth.engine.cluster.call.Definitions.family;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.RunTaskBuilder;
import dev.berth.engine.api.EcsError.ClientException;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.task.Failure;
import dev.berth.engine.api.task.StartTask;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.model.InstanceStatus;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.query.ClusterQuery;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** StartTask: tasks on instances that the caller has chosen. */
class StartTaskTest {
  private final CalledCluster cluster =
      new CalledCluster().instance(2048, 4096).instance(2048, 4096).define(family("job").build());

  @Test
  @Tag("rule.tasks-start-one-each")
  void instances_namedByIdOrArn_getATaskEach() {
    String id = cluster.cluster.names().instances().id(1);
    StartTask.Response response = start(job().on(cluster.instanceArn(0), id));

    assertThat(response.tasks())
        .extracting(Task::containerInstanceArn)
        .containsExactly(cluster.instanceArn(0), cluster.instanceArn(1));
    assertThat(response.failures()).isEmpty();
  }

  @Test
  @Tag("rule.tasks-start-limit")
  void instances_noneOrMoreThanTen_areRefused() {
    String[] eleven = Collections.nCopies(11, cluster.instanceArn(0)).toArray(String[]::new);

    assertThat(cluster.refused(job().on())).isInstanceOf(InvalidParameterException.class);
    assertThat(cluster.refused(job().on(eleven)).message())
        .isEqualTo("containerInstances can have at most 10 items.");
  }

  @Test
  @Tag("rule.tasks-start-missing")
  void instance_unknown_isMissing() {
    String unknown = "0123456789abcdef0123456789abcdef";
    StartTask.Response response = start(job().on(unknown, cluster.instanceArn(0)));

    assertThat(response.tasks()).hasSize(1);
    assertThat(response.failures())
        .containsExactly(
            Failure.of(
                "arn:aws:ecs:us-east-1:111122223333:container-instance/test/" + unknown,
                "MISSING"));
  }

  @Test
  @Tag("rule.tasks-start-inactive")
  void instance_thatIsNotActive_isInactive() {
    cluster.cluster.instances().setStatus(0, InstanceStatus.INACTIVE);

    assertThat(reasons(job().on(cluster.instanceArn(0)))).containsExactly("INACTIVE");
  }

  @Test
  @Tag("rule.tasks-start-agent")
  void instance_withoutItsAgent_saysSo() {
    cluster.cluster.instances().setAgentConnected(0, false);

    assertThat(reasons(job().on(cluster.instanceArn(0)))).containsExactly("AGENT");
  }

  @Test
  @Tag("rule.tasks-start-attribute")
  void instance_withoutAnAttribute_saysSo() {
    cluster.define(family("odd").requires("rack").build());

    assertThat(reasons(RunTaskBuilder.of("odd").on(cluster.instanceArn(0))))
        .containsExactly("ATTRIBUTE");
  }

  @Test
  @Tag("rule.tasks-start-resources")
  void instance_withoutRoom_saysWhatItLacks() {
    cluster.define(family("wide").size(4096, 1024).build());
    cluster.define(family("high").size(128, 8192).build());

    assertThat(reasons(RunTaskBuilder.of("wide").on(cluster.instanceArn(0))))
        .containsExactly("RESOURCE:CPU");
    assertThat(reasons(RunTaskBuilder.of("high").on(cluster.instanceArn(0))))
        .containsExactly("RESOURCE:MEMORY");
  }

  @Test
  @Tag("rule.tasks-start-takes-resources")
  void tasks_ofOneCall_takeTheirRoomOneAfterAnother() {
    String arn = cluster.instanceArn(0);

    assertThat(reasons(job().on(arn, arn, arn))).containsExactly("RESOURCE:CPU");
    assertThat(cluster.cluster.instances().cpuLeft()[0]).isZero();
  }

  @Test
  @Tag("rule.tasks-start-ignores-constraints")
  void constraints_ofTheDefinition_doNotCount() {
    ClusterQuery rack = Definitions.query("attribute:rack exists");
    cluster.define(family("tied").constraints(new Constraints(List.of(rack), true)).build());

    assertThat(start(RunTaskBuilder.of("tied").on(cluster.instanceArn(0))).tasks()).hasSize(1);
  }

  @Test
  @Tag("rule.tasks-start-not-fargate")
  void definition_forFargateOnly_isRefused() {
    cluster.define(family("flat").compatibleWith("FARGATE").build());

    assertThat(cluster.refused(RunTaskBuilder.of("flat").on(cluster.instanceArn(0))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-start-same-checks")
  void call_thatRunTaskWouldRefuse_isRefused() {
    String arn = cluster.instanceArn(0);
    cluster.define(family("net").awsvpc().build());

    assertThat(cluster.refused(RunTaskBuilder.of("other").on(arn)))
        .isEqualTo(new ClientException("TaskDefinition not found."));
    assertThat(cluster.refused(RunTaskBuilder.of("net").on(arn)))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(cluster.refused(job().startedBy("a b").on(arn)))
        .isInstanceOf(InvalidParameterException.class);
  }

  private StartTask.Response start(StartTask call) {
    return cluster.done(call);
  }

  private List<String> reasons(StartTask call) {
    return start(call).failures().stream()
        .map(failure -> String.valueOf(failure.reason()))
        .toList();
  }

  private static RunTaskBuilder job() {
    return RunTaskBuilder.of("job");
  }
}
