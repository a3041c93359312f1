package dev.berth.engine.account.registration;

import static dev.berth.engine.account.registration.RegistrationFixtures.ECR;
import static dev.berth.engine.account.registration.RegistrationFixtures.ROLE;
import static dev.berth.engine.account.registration.RegistrationFixtures.app;
import static dev.berth.engine.account.registration.RegistrationFixtures.containers;
import static dev.berth.engine.account.registration.RegistrationFixtures.map;
import static dev.berth.engine.account.registration.RegistrationFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.ContainerDependency;
import dev.berth.engine.model.ContainerDependency.Condition;
import dev.berth.engine.model.ExecutionRoleUse;
import dev.berth.engine.model.HealthCheck;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.RestartPolicy;
import dev.berth.engine.model.TaskDefinition;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SimulatedTest {
  @Test
  @Tag("rule.td-demand-is-the-tasks-or-its-containers")
  void demand_ofADefinition_isItsOwnOrItsContainers() {
    List<?> two =
        List.of(
            app("cpu", 100, "resourceRequirements", List.of(map("type", "GPU", "value", "2"))),
            app("name", "side", "memoryReservation", 64));

    assertThat(simulated(task("containerDefinitions", two)).demand())
        .isEqualTo(Resources.ofGpus(100, 192, 2));
    assertThat(
            simulated(task("containerDefinitions", two, "cpu", "1 vCPU", "memory", "1 GB"))
                .demand())
        .isEqualTo(Resources.ofGpus(1_024, 1_024, 2));
  }

  @Test
  @Tag("rule.td-static-host-ports")
  void hostPorts_ofADefinition_areTheStaticOnes() {
    List<?> ports =
        List.of(
            map("containerPort", 80, "hostPort", 8_080),
            map("containerPort", 53, "hostPort", 53, "protocol", "udp"),
            map("containerPort", 81),
            map("containerPortRange", "9000-9010"));

    TaskDefinition definition = simulated(containers(app("portMappings", ports)));

    assertThat(definition.hostPorts().tcp()).containsExactly(8_080);
    assertThat(definition.hostPorts().udp()).containsExactly(53);
  }

  @Test
  @Tag("rule.td-links-are-start-dependencies")
  void links_ofAContainer_makeItWaitForTheirTargets() {
    ContainerDefinition first =
        simulated(containers(app("links", List.of("side:alias")), app("name", "side")))
            .containers()
            .getFirst();

    assertThat(first.dependsOn()).containsExactly(new ContainerDependency("side", Condition.START));
  }

  @Test
  void container_withAllThatItsLifeDependsOn_isCompiled() {
    ContainerDefinition first =
        simulated(
                containers(
                    app(
                        "essential",
                        false,
                        "dependsOn",
                        List.of(map("containerName", "side", "condition", "HEALTHY")),
                        "startTimeout",
                        20,
                        "stopTimeout",
                        30,
                        "restartPolicy",
                        map("enabled", true, "ignoredExitCodes", List.of(0, 143))),
                    app(
                        "name",
                        "side",
                        "healthCheck",
                        map("command", List.of("CMD", "true"), "retries", 2, "startPeriod", 9))))
            .containers()
            .getFirst();

    assertThat(first.essential()).isFalse();
    assertThat(first.dependsOn())
        .containsExactly(new ContainerDependency("side", Condition.HEALTHY));
    assertThat(first.startTimeoutSeconds()).isEqualTo(20);
    assertThat(first.stopTimeoutSeconds()).isEqualTo(30);
    assertThat(first.restartPolicy()).isEqualTo(new RestartPolicy(Set.of(0, 143), 300));
  }

  @Test
  void healthCheckAndRestarts_thatAreOff_areNone() {
    ContainerDefinition off =
        simulated(
                containers(
                    app(
                        "healthCheck",
                        map("command", List.of("NONE")),
                        "restartPolicy",
                        map("enabled", false))))
            .containers()
            .getFirst();
    ContainerDefinition on =
        simulated(containers(app("healthCheck", map("command", List.of("CMD", "true")))))
            .containers()
            .getFirst();

    assertThat(off.healthCheck()).isNull();
    assertThat(off.restartPolicy()).isNull();
    assertThat(on.healthCheck()).isEqualTo(HealthCheck.DEFAULT);
  }

  @Test
  @Tag("rule.td-what-the-execution-role-is-for")
  void executionRole_hasTheUsesOfTheContainers() {
    assertThat(simulated(task()).roles().uses()).isEmpty();
    assertThat(simulated(task("executionRoleArn", ROLE)).roles().executionRoleArn())
        .isEqualTo(ROLE);
    assertThat(
            simulated(
                    task(
                        "executionRoleArn",
                        ROLE,
                        "containerDefinitions",
                        List.of(
                            app(
                                "image",
                                ECR,
                                "logConfiguration",
                                map(
                                    "logDriver",
                                    "awslogs",
                                    "options",
                                    map("awslogs-region", "r", "awslogs-group", "g"))),
                            app(
                                "name",
                                "side",
                                "secrets",
                                List.of(map("name", "K", "valueFrom", "k")),
                                "repositoryCredentials",
                                map("credentialsParameter", "arn"),
                                "environmentFiles",
                                List.of(map("type", "s3", "value", "arn:aws:s3:::b/a.env"))))))
                .roles()
                .uses())
        .containsExactly(ExecutionRoleUse.values());
  }

  @Test
  @Tag("rule.td-volume-configured-at-launch-is-known")
  void volume_configuredAtLaunch_isKnownByItsName() {
    assertThat(simulated(task("volumes", List.of(map("name", "v")))).volumeAtLaunch()).isNull();
    assertThat(
            simulated(task("volumes", List.of(map("name", "v", "configuredAtLaunch", true))))
                .volumeAtLaunch())
        .isEqualTo("v");
  }

  private static TaskDefinition simulated(RegisterTaskDefinition call) {
    Registration registration = RegistrationFixtures.register(call);
    assertThat(registration.violations()).isEmpty();
    return Simulated.definition(registration, 1);
  }
}
