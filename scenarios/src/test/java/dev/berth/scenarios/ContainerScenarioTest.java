package dev.berth.scenarios;

import static dev.berth.scenarios.ScenarioFixtures.SMALL;
import static dev.berth.scenarios.ScenarioFixtures.arrivals;
import static dev.berth.scenarios.ScenarioFixtures.read;
import static dev.berth.scenarios.ScenarioFixtures.refusal;
import static dev.berth.scenarios.ScenarioFixtures.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.lifecycle.container.AgentSettings;
import dev.berth.engine.lifecycle.container.AgentSettings.PullBehavior;
import dev.berth.engine.lifecycle.container.ContainerBehaviour;
import dev.berth.engine.lifecycle.container.ContainerBehaviour.OnSigterm;
import dev.berth.engine.lifecycle.container.ContainerBehaviour.Run;
import dev.berth.engine.lifecycle.container.ContainerPlan;
import dev.berth.engine.lifecycle.container.RolePermission;
import dev.berth.engine.random.Distribution.Constant;
import dev.berth.engine.random.Distribution.LogNormal;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What scenarios say of containers, images and agents. */
class ContainerScenarioTest {
  private static final String CONTAINERS = "taskDefinitions.job.containerDefinitions=";
  private static final String TWO =
      CONTAINERS
          + "[{name: app, image: a, memory: 64, dependsOn: [{containerName: side, condition:"
          + " START}]}, {name: side, image: b, memory: 64, essential: false}]";

  private static final String ECR = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app";

  @Test
  void task_ofWhoseContainersNothingShows_hasNoPlan() throws ScenarioException {
    assertThat(plan()).isNull();
    assertThat(plan("images={unused: 1 GiB}")).isNull();
  }

  @Test
  void task_whoseImageHasASize_hasAPlan() throws ScenarioException {
    assertThat(plan(TWO.replace(", dependsOn: [{containerName: side, condition: START}]", "")))
        .isNull();
    assertThat(plan(TWO, "images={b: 1 GiB}")).isNotNull();
  }

  @Test
  void containers_ofAWorkload_doWhatItSays() throws ScenarioException {
    ContainerPlan plan =
        Objects.requireNonNull(
            plan(
                TWO,
                "workloads.jobs.containers={side: {runTime: 5s, exitCode: 3, onSigterm: ignore,"
                    + " healthy: {after: 2s}}}",
                "workloads.jobs.faults={pullRefused: 2%, executionRoleLacks: [logs]}",
                "workloads.jobs.volume={attach: 12s, detach: 5s}"));

    assertThat(plan.behaviours().getFirst()).isEqualTo(ContainerBehaviour.AS_TASK);
    ContainerBehaviour side = plan.behaviours().getLast();
    assertThat(side.run()).isEqualTo(new Run.For(new Constant(5), 3));
    assertThat(side.onSigterm()).isEqualTo(new OnSigterm.Ignores());
    assertThat(side.health().after()).isEqualTo(new Constant(2));
    assertThat(plan.faults().pullRefused()).isEqualTo(0.02);
    assertThat(plan.lacking()).containsExactly(RolePermission.WRITE_LOGS);
    assertThat(plan.volume()).isNotNull();
  }

  @Test
  void executionRole_ofAWorkloadsTasks_lacksWhatTheAccountSays() throws ScenarioException {
    String image = "taskDefinitions.job.containerDefinitions.0.image=" + ECR;
    String role = "taskDefinitions.job.executionRoleArn=agent";
    ContainerPlan plan =
        Objects.requireNonNull(
            plan(TWO, image, role, "account.roles={agent: {permissions: [logs]}}"));

    assertThat(plan.lacking()).containsExactly(RolePermission.PULL_IMAGES);
    assertThat(refusal(SMALL, TWO, image, role, "account.roles={agnt: {}}"))
        .contains("the account does not have", "did you mean 'agnt'?");
    assertThat(refusal(SMALL, TWO, image, role, "account.roles={agent: {assumable: false}}"))
        .contains("which ECS cannot assume");
  }

  @Test
  void agents_areSetAsTheGroupSays() throws ScenarioException {
    String agent =
        "{pullBehavior: once, pullBandwidth: {perSecond: 80 MiB, sigma: 0.4}, stopTimeout: 90s,"
            + " images: [a], dynamicPorts: {first: 40000}, imageCleanUp: {}}";
    AgentSettings settings =
        read(SMALL, "cluster.instances.nodes.agent=" + agent, "images={a: 1 GiB}")
            .toWorld(OptionalLong.empty())
            .instances()
            .getFirst()
            .agent();

    assertThat(settings.pullBehavior()).isEqualTo(PullBehavior.ONCE);
    assertThat(settings.pullMiBPerSecond()).isEqualTo(new LogNormal(80, 0.4));
    assertThat(settings.stopTimeoutSeconds()).isEqualTo(90);
    assertThat(settings.onHost()).containsExactly("a");
    assertThat(settings.imageMiB()).containsEntry("a", 1024);
    assertThat(settings.dynamicPorts()).isEqualTo(new AgentSettings.PortRange(40_000, 60_999));
    assertThat(settings.cleanUp())
        .isEqualTo(new AgentSettings.ImageCleanUp(1_800_000_000_000L, 3_600_000_000_000L, 5));
  }

  @Test
  void dependency_onAContainerThatDoesNotExist_isRefusedWithTheNearest() {
    assertThat(refusal(SMALL, TWO.replace("containerName: side", "containerName: sde")))
        .contains("'sde' because it does not exist", "did you mean 'side'?");
  }

  @Test
  void dependencies_inACircle_areRefused() {
    assertThat(
            refusal(
                SMALL,
                TWO.replace(
                    "essential: false",
                    "essential: false, dependsOn: [{containerName: app, condition: START}]")))
        .contains("app -> side -> app");
  }

  @Test
  void dependency_thatCannotHold_isRefused() {
    assertThat(refusal(SMALL, TWO.replace("condition: START", "condition: HEALTHY")))
        .contains("must have health check configured", "give 'side' a healthCheck");
    assertThat(
            refusal(
                SMALL,
                TWO.replace("condition: START", "condition: SUCCESS")
                    .replace(", essential: false", "")))
        .contains("SUCCESS or COMPLETE condition cannot be an essential");
  }

  @Test
  void behaviour_ofAContainerThatDoesNotExist_isRefusedWithTheNearest() {
    assertThat(refusal(SMALL, TWO, "workloads.jobs.containers={sid: {runTime: 5s}}"))
        .contains("the tasks of workload 'jobs' have no container 'sid'", "side");
  }

  @Test
  void exitCode_withoutARunTime_isRefused() {
    assertThat(refusal(SMALL, TWO, "workloads.jobs.containers={side: {exitCode: 5}}"))
        .contains("container 'side' has an exitCode, but no runTime of its own");
  }

  @Test
  void faults_ofMoreThanTheWhole_areRefused() {
    assertThat(refusal(SMALL, "workloads.jobs.faults={pullRefused: 60%, containerStart: 60%}"))
        .contains("the faults of workload 'jobs' are more than the whole");
  }

  @Test
  void containerThatRestarts_withoutADuration_isRefused() throws ScenarioException {
    String restarting = TWO.replace("image: b", "image: b, restartPolicy: {enabled: true}");

    assertThat(refusal(SMALL, restarting)).contains("have a container with a restartPolicy");
    assertThat(plan(restarting, "duration=1h")).isNotNull();
  }

  private static @Nullable ContainerPlan plan(String... overrides) throws ScenarioException {
    return arrivals(workload(read(SMALL, overrides)))
        .getFirst()
        .executions()
        .getFirst()
        .containers();
  }
}
