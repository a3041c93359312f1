package dev.berth.engine.cluster.call;

import static dev.berth.engine.cluster.call.Definitions.family;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.RunTaskBuilder;
import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.EcsError.ClientException;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.EcsError.PlatformUnknownException;
import dev.berth.engine.api.EcsError.UnsupportedFeatureException;
import dev.berth.engine.api.PlacementConstraint;
import dev.berth.engine.api.PlacementStrategy;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.api.task.TaskOverride;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.query.ClusterQuery;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What RunTask takes, and how it refuses everything else. */
class RunTaskParametersTest {
  private final CalledCluster cluster =
      new CalledCluster().instance(8192, 16384).define(family("job").build());

  @Test
  @Tag("rule.tasks-count")
  void count_outsideOneToTen_isRefused() {
    assertThat(refused(job().count(0))).isInstanceOf(InvalidParameterException.class);
    assertThat(refused(job().count(11)).message()).isEqualTo("count is 11, expected 1 to 10");
    assertThat(refused(job().count(-1))).isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-count-default")
  void count_leftOut_isOne() {
    assertThat(run(job()).tasks()).hasSize(1);
  }

  @Test
  @Tag("rule.tasks-definition-required")
  void definition_leftOut_isRefused() {
    assertThat(refused(RunTaskBuilder.of(null))).isInstanceOf(InvalidParameterException.class);
    assertThat(refused(RunTaskBuilder.of(""))).isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-definition-unknown")
  void definition_unknown_isAClientException() {
    assertThat(refused(RunTaskBuilder.of("other")))
        .isEqualTo(new ClientException("TaskDefinition not found."));
  }

  @Test
  @Tag("rule.tasks-launch-type-words")
  void launchType_ofAnotherWord_isRefused() {
    assertThat(refused(job().launchType("ec2")).message())
        .startsWith("launchType is 'ec2', expected one of [EC2, FARGATE");
  }

  @Test
  @Tag("rule.tasks-managed-instances-by-strategy")
  void launchType_managedInstances_isRefused() {
    assertThat(refused(job().launchType("MANAGED_INSTANCES")))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-launch-type-of-definition")
  void launchType_thatTheDefinitionDoesNotHave_isRefused() {
    cluster.define(family("flat").compatibleWith("FARGATE").build());

    assertThat(refused(RunTaskBuilder.of("flat")).message())
        .isEqualTo("Task definition does not support launch_type EC2.");
  }

  @Test
  @Tag("rule.tasks-external-unsupported")
  void launchType_external_isUnsupportedOnceAllIsRight() {
    assertThat(refused(job().launchType("EXTERNAL").count(11)))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(refused(job().launchType("EXTERNAL")))
        .isInstanceOf(UnsupportedFeatureException.class);
  }

  @Test
  @Tag("rule.tasks-fargate-no-placement")
  void placement_onFargate_isRefused() {
    assertThat(
            refused(
                job()
                    .launchType("FARGATE")
                    .strategies(List.of(new PlacementStrategy("random", null)))))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(
            refused(
                job()
                    .launchType("FARGATE")
                    .constraints(List.of(new PlacementConstraint("distinctInstance", null)))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-platform-version-on-fargate")
  void platformVersion_onEc2_isRefused() {
    assertThat(refused(job().platformVersion("LATEST")))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(cluster.done(job().launchType("FARGATE").platformVersion("LATEST").build()).tasks())
        .hasSize(1);
  }

  @Test
  @Tag("rule.tasks-platform-version-unknown")
  void platformVersion_unknown_isAnExceptionOfItsOwn() {
    assertThat(refused(job().launchType("FARGATE").platformVersion("9.9.9")))
        .isInstanceOf(PlatformUnknownException.class);
  }

  @Test
  @Tag("rule.tasks-strategies-limit")
  void strategies_moreThanFive_areRefused() {
    PlacementStrategy random = new PlacementStrategy("random", null);

    assertThat(run(job().strategies(Collections.nCopies(5, random))).tasks()).hasSize(1);
    assertThat(refused(job().strategies(Collections.nCopies(6, random))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-constraints-with-the-definitions")
  void constraints_moreThanTenWithTheDefinitions_areRefused() {
    PlacementConstraint any = new PlacementConstraint("memberOf", "agentConnected == true");
    ClusterQuery own = Definitions.query("agentConnected == true");
    cluster.define(family("tied").constraints(new Constraints(List.of(own, own), false)).build());
    RunTaskBuilder tied = RunTaskBuilder.of("tied");

    assertThat(run(tied.constraints(Collections.nCopies(8, any))).tasks()).hasSize(1);
    assertThat(refused(tied.constraints(Collections.nCopies(9, any))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-constraints-of-the-definition")
  void constraints_ofTheDefinition_bindToo() {
    ClusterQuery rack = Definitions.query("attribute:rack exists");
    cluster.define(family("tied").constraints(new Constraints(List.of(rack), false)).build());

    assertThat(run(RunTaskBuilder.of("tied")).failures())
        .singleElement()
        .satisfies(failure ->
            assertThat(failure.reason()).isEqualTo("MemberOf placement constraint unsatisfied."));
  }

  @Test
  @Tag("rule.tasks-group-default")
  void group_leftOut_isTheFamilys() {
    assertThat(run(job()).tasks().getFirst().group()).isEqualTo("family:job");
    assertThat(run(job().group("batch")).tasks().getFirst().group()).isEqualTo("batch");
  }

  @Test
  @Tag("rule.tasks-group-length")
  void group_longerThan255_isRefused() {
    assertThat(run(job().group("g".repeat(255))).tasks()).hasSize(1);
    assertThat(refused(job().group("g".repeat(256)))).isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-started-by-length")
  void startedBy_longerThan128_isRefused() {
    assertThat(run(job().startedBy("s".repeat(128))).tasks().getFirst().startedBy()).hasSize(128);
    assertThat(refused(job().startedBy("s".repeat(129))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-started-by-letters")
  void startedBy_ofOtherCharacters_isRefused() {
    assertThat(run(job().startedBy("ci/build_7-x")).tasks()).hasSize(1);
    assertThat(refused(job().startedBy("me and you")))
        .isInstanceOf(InvalidParameterException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SERVICE", "none", "ALL"})
  @Tag("rule.tasks-propagate-tags-words")
  void propagateTags_ofAServiceOrAnotherWord_isRefused(String from) {
    assertThat(refused(job().propagateTags(from))).isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-propagated-tags")
  void propagateTags_ofTheDefinition_giveWayToTheCalls() {
    cluster.define(family("tagged").tag("team", "a").tag("cost", "x").build());
    RunTaskBuilder call = RunTaskBuilder.of("tagged").tags(tag("team", "b"));

    assertThat(run(call).tasks().getFirst().tags()).containsExactly(tag("team", "b"));
    assertThat(run(call.propagateTags("TASK_DEFINITION")).tasks().getFirst().tags())
        .containsExactly(tag("team", "b"), tag("cost", "x"));
  }

  @Test
  @Tag("rule.tasks-managed-tags")
  void managedTags_nameTheCluster() {
    assertThat(run(job().managedTags()).tasks().getFirst().tags())
        .containsExactly(tag("aws:ecs:clusterName", "test"));
  }

  @Test
  @Tag("rule.tasks-tags-limit")
  void tags_moreThanFifty_areRefused() {
    dev.berth.engine.api.tag.Tag[] all =
        IntStream.range(0, 51)
            .mapToObj(i -> tag("key" + i, ""))
            .toArray(dev.berth.engine.api.tag.Tag[]::new);

    assertThat(refused(job().tags(all))).isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-tags-limit-with-propagated")
  void tags_moreThanFiftyWithTheDefinitions_areRefused() {
    dev.berth.engine.api.tag.Tag[] fifty =
        IntStream.range(0, 50)
            .mapToObj(i -> tag("key" + i, ""))
            .toArray(dev.berth.engine.api.tag.Tag[]::new);
    cluster.define(family("tagged").tag("team", "a").build());
    RunTaskBuilder call = RunTaskBuilder.of("tagged").tags(fifty);

    assertThat(run(call).tasks().getFirst().tags()).hasSize(50);
    assertThat(refused(call.propagateTags("TASK_DEFINITION")))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-execute-command-needs-a-role")
  void executeCommand_withoutATaskRole_isRefused() {
    TaskOverride role =
        new TaskOverride(null, null, null, null, null, "arn:aws:iam::1:role/a", null);

    assertThat(refused(job().executeCommand())).isInstanceOf(InvalidParameterException.class);
    assertThat(run(job().executeCommand().overrides(role)).tasks().getFirst())
        .satisfies(task -> assertThat(task.enableExecuteCommand()).isTrue());
  }

  @Test
  @Tag("rule.tasks-role-not-assumable")
  void role_thatCannotBeAssumed_isAClientException() {
    cluster.roles = arn -> !arn.endsWith("/lost");
    cluster.define(family("task").roles("arn:aws:iam::1:role/lost", null).build());
    cluster.define(family("agent").roles(null, "arn:aws:iam::1:role/lost").build());
    cluster.define(family("both").roles("arn:aws:iam::1:role/a", "arn:aws:iam::1:role/b").build());

    assertThat(refused(RunTaskBuilder.of("task")))
        .isInstanceOf(ClientException.class)
        .extracting(EcsError::message)
        .asString()
        .startsWith("ECS was unable to assume the role 'arn:aws:iam::1:role/lost'");
    assertThat(refused(RunTaskBuilder.of("agent"))).isInstanceOf(ClientException.class);
    assertThat(run(RunTaskBuilder.of("both")).tasks()).hasSize(1);
  }

  private RunTask.Response run(RunTaskBuilder call) {
    return cluster.done(call.build());
  }

  private EcsError refused(RunTaskBuilder call) {
    return cluster.refused(call.build());
  }

  private static RunTaskBuilder job() {
    return RunTaskBuilder.of("job");
  }

  private static dev.berth.engine.api.tag.Tag tag(String key, String value) {
    return new dev.berth.engine.api.tag.Tag(key, value);
  }
}
