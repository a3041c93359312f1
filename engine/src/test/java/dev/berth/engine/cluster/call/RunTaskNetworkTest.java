package dev.berth.engine.cluster.call;

import static dev.berth.engine.cluster.call.Definitions.family;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.RunTaskBuilder;
import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.task.Attachment;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.api.taskdefinition.KeyValuePair;
import dev.berth.engine.model.TaskStatus;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Network interfaces that tasks of a call have of their own. */
class RunTaskNetworkTest {
  private final CalledCluster cluster =
      new CalledCluster()
          .instance(8192, 16384)
          .define(family("job").build())
          .define(family("net").awsvpc().build());

  @Test
  @Tag("rule.tasks-awsvpc-needs-network")
  void awsvpc_withoutConfiguration_isRefusedInEcsWords() {
    assertThat(refused(net()))
        .isEqualTo(
            new InvalidParameterException(
                "Network Configuration must be provided when networkMode 'awsvpc' is specified."));
  }

  @Test
  @Tag("rule.tasks-network-for-awsvpc-only")
  void otherMode_withConfiguration_isRefused() {
    assertThat(refused(RunTaskBuilder.of("job").subnets("subnet-1")))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-subnets-limit")
  void subnets_noneOrMoreThanSixteen_areRefused() {
    assertThat(refused(net().subnets())).isInstanceOf(InvalidParameterException.class);
    assertThat(refused(net().network(Collections.nCopies(17, "subnet-1"), null, null)).message())
        .isEqualTo("subnets can have at most 16 items.");
  }

  @Test
  @Tag("rule.tasks-security-groups-limit")
  void securityGroups_moreThanFive_areRefused() {
    assertThat(
            refused(net().network(List.of("subnet-1"), Collections.nCopies(6, "sg-1"), null))
                .message())
        .isEqualTo("securityGroups can have at most 5 items.");
  }

  @Test
  @Tag("rule.tasks-public-ip")
  void publicIp_onEc2OrOfAnotherWord_isRefused() {
    assertThat(refused(net().network(List.of("subnet-1"), null, "YES")))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(refused(net().network(List.of("subnet-1"), null, "ENABLED")))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-subnet-unknown")
  void subnet_unknown_isRefused() {
    cluster.instance(1024, 1024, Map.of("ecs.subnet-id", "subnet-1"));

    assertThat(refused(net().subnets("subnet-2")).message())
        .startsWith("Error retrieving subnet information for [subnet-2]: ")
        .endsWith("(ErrorCode: InvalidSubnetID.NotFound)");
    assertThat(cluster.done(net().subnets("subnet-1").build()).tasks()).hasSize(1);
  }

  @Test
  @Tag("rule.tasks-eni-precreated")
  void interface_ofAFreshTask_isPrecreated() {
    Task task = fresh();

    assertThat(task.lastStatus()).isEqualTo("PROVISIONING");
    assertThat(task.attachments())
        .singleElement()
        .satisfies(attachment -> {
          assertThat(attachment.type()).isEqualTo("ElasticNetworkInterface");
          assertThat(attachment.status()).isEqualTo("PRECREATED");
          assertThat(attachment.details())
              .containsExactly(new KeyValuePair("subnetId", "subnet-1"));
        });
  }

  @Test
  @Tag("rule.tasks-eni-follows-the-task")
  void interface_ofATask_goesItsWayWithIt() {
    Task task = fresh();

    assertThat(statusAfter(task, TaskStatus.PENDING)).isEqualTo("ATTACHED");
    assertThat(statusAfter(task, TaskStatus.RUNNING, TaskStatus.STOPPING)).isEqualTo("ATTACHED");
    assertThat(statusAfter(task, TaskStatus.DEPROVISIONING)).isEqualTo("DETACHING");
    assertThat(statusAfter(task, TaskStatus.STOPPED)).isEqualTo("DELETED");
  }

  @Test
  @Tag("rule.tasks-eni-shortage")
  void interfaces_moreThanTheInstanceHas_areAFailure() {
    assertThat(cluster.done(net().subnets("subnet-1").count(3).build()).failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.reason()).isEqualTo("RESOURCE:ENI"));
  }

  private Task fresh() {
    return cluster.done(net().subnets("subnet-1").build()).tasks().getFirst();
  }

  private String statusAfter(Task task, TaskStatus... reported) {
    cluster.report(1, reported);
    List<Attachment> attachments = cluster.describe(task.taskArn()).attachments();
    return attachments.getFirst().status();
  }

  private EcsError refused(RunTaskBuilder call) {
    return cluster.refused(call.build());
  }

  private static RunTaskBuilder net() {
    return RunTaskBuilder.of("net");
  }
}
