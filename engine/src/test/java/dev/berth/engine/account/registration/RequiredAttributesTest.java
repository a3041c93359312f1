package dev.berth.engine.account.registration;

import static dev.berth.engine.account.registration.RegistrationFixtures.ECR;
import static dev.berth.engine.account.registration.RegistrationFixtures.ROLE;
import static dev.berth.engine.account.registration.RegistrationFixtures.app;
import static dev.berth.engine.account.registration.RegistrationFixtures.containers;
import static dev.berth.engine.account.registration.RegistrationFixtures.map;
import static dev.berth.engine.account.registration.RegistrationFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.model.AgentCapabilities;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RequiredAttributesTest {
  private static final String DOCKER = "com.amazonaws.ecs.capability.";
  private static final String ECS = "ecs.capability.";
  private static final Map<String, Object> AWSLOGS =
      map(
          "logDriver",
          "awslogs",
          "options",
          map("awslogs-region", "us-east-1", "awslogs-group", "g"));

  @Test
  @Tag("rule.td-attributes-none-for-plain-tasks")
  void definition_withoutFeatures_requiresNothing() {
    assertThat(required(task())).isEmpty();
  }

  @Test
  @Tag("rule.td-attributes-of-awsvpc")
  void awsvpc_requiresNetworkInterfaces() {
    assertThat(required(task("networkMode", "awsvpc"))).containsExactly(ECS + "task-eni");
  }

  @Test
  @Tag("rule.td-attributes-of-task-size")
  void taskSize_requiresLimitsForTasks() {
    assertThat(required(task("memory", "512"))).containsExactly(ECS + "task-cpu-mem-limit");
    assertThat(required(task("cpu", "10 vCPU"))).containsExactly(ECS + "task-cpu-mem-limit");
    assertThat(required(task("cpu", "10241")))
        .containsExactly(ECS + "increased-task-cpu-limit", ECS + "task-cpu-mem-limit");
  }

  @Test
  @Tag("rule.td-attributes-of-task-role")
  void taskRole_requiresRolesForTasks() {
    assertThat(required(task("taskRoleArn", ROLE))).containsExactly(DOCKER + "task-iam-role");
    assertThat(required(task("taskRoleArn", ROLE, "networkMode", "host")))
        .containsExactly(DOCKER + "task-iam-role-network-host");
  }

  @Test
  @Tag("rule.td-attributes-of-ecr-images")
  void ecrImage_requiresEcrAndPullsByTheExecutionRole() {
    List<?> containers = List.of(app("image", ECR));

    assertThat(required(task("containerDefinitions", containers)))
        .containsExactly(DOCKER + "ecr-auth");
    assertThat(required(task("containerDefinitions", containers, "executionRoleArn", ROLE)))
        .containsExactly(DOCKER + "ecr-auth", ECS + "execution-role-ecr-pull");
    assertThat(required(containers(app("image", "public.ecr.aws/nginx/nginx:1")))).isEmpty();
  }

  @Test
  @Tag("rule.td-attributes-of-logs")
  void logDriver_requiresItselfAndItsDockerApi() {
    assertThat(required(containers(app("logConfiguration", map("logDriver", "syslog")))))
        .containsExactly(DOCKER + "docker-remote-api.1.18", DOCKER + "logging-driver.syslog");
    assertThat(
            required(
                task(
                    "executionRoleArn",
                    ROLE,
                    "containerDefinitions",
                    List.of(app("logConfiguration", AWSLOGS)))))
        .containsExactly(
            DOCKER + "docker-remote-api.1.18",
            DOCKER + "docker-remote-api.1.19",
            DOCKER + "logging-driver.awslogs",
            ECS + "execution-role-awslogs");
  }

  @Test
  @Tag("rule.td-attributes-of-docker-api")
  void features_ofDocker_requireItsApi() {
    assertThat(required(containers(app("memoryReservation", 64))))
        .containsExactly(DOCKER + "docker-remote-api.1.21");
    assertThat(required(containers(app("dockerLabels", map("a", "b")))))
        .containsExactly(DOCKER + "docker-remote-api.1.18");
    assertThat(required(containers(app("linuxParameters", map("initProcessEnabled", true)))))
        .containsExactly(DOCKER + "docker-remote-api.1.25");
    assertThat(required(containers(app("privileged", true))))
        .containsExactly(DOCKER + "privileged-container");
  }

  @Test
  @Tag("rule.td-attributes-of-ordering-and-health")
  void orderHealthAndRestarts_requireTheirCapabilities() {
    Map<String, Object> side =
        app("name", "side", "healthCheck", map("command", List.of("CMD", "true")));

    assertThat(
            required(
                containers(
                    app(
                        "dependsOn",
                        List.of(map("containerName", "side", "condition", "HEALTHY")),
                        "restartPolicy",
                        map("enabled", true)),
                    side)))
        .containsExactly(
            ECS + "container-health-check",
            ECS + "container-ordering",
            ECS + "container-restart-policy");
  }

  @Test
  @Tag("rule.td-attributes-of-secrets")
  void secrets_requireTheServiceThatKeepsThem() {
    String secret = "arn:aws:secretsmanager:us-east-1:111122223333:secret:a-AbCdEf";

    assertThat(required(keeping(secret)))
        .containsExactly(ECS + "secrets.asm.environment-variables");
    assertThat(required(keeping("parameter")))
        .containsExactly(ECS + "secrets.ssm.environment-variables");
  }

  @Test
  @Tag("rule.td-attributes-of-volumes")
  void volumes_requireWhatMountsThem() {
    assertThat(required(volume("efsVolumeConfiguration", map("fileSystemId", "fs-1"))))
        .containsExactly(ECS + "efs");
    assertThat(
            required(
                volume(
                    "efsVolumeConfiguration",
                    map("fileSystemId", "fs-1", "authorizationConfig", map()))))
        .containsExactly(ECS + "efs", ECS + "efsAuth");
    assertThat(required(volume("dockerVolumeConfiguration", map("driver", "rexray"))))
        .containsExactly(ECS + "docker-plugin.rexray");
    assertThat(required(volume("configuredAtLaunch", true)))
        .containsExactly(ECS + "storage.ebs-task-volume-attach");
    assertThat(required(task("volumes", List.of(map("name", "v"))))).isEmpty();
  }

  @Test
  @Tag("rule.td-attributes-of-other-features")
  void otherFeatures_requireTheirCapabilities() {
    assertThat(required(task("pidMode", "host")))
        .containsExactly(ECS + "pid-ipc-namespace-sharing");
    assertThat(required(task("enableFaultInjection", true)))
        .containsExactly(ECS + "fault-injection");
    assertThat(required(containers(app("portMappings", List.of(map("containerPortRange", "1-2"))))))
        .containsExactly(ECS + "network.container-port-range");
    assertThat(
            required(containers(app("repositoryCredentials", map("credentialsParameter", "arn")))))
        .containsExactly(ECS + "private-registry-authentication.secretsmanager");
    assertThat(
            required(
                containers(
                    app(
                        "environmentFiles",
                        List.of(map("type", "s3", "value", "arn:aws:s3:::b/a.env"))))))
        .containsExactly(ECS + "env-files.s3");
  }

  @Test
  void attributes_ofCommonFeatures_areCapabilitiesOfACurrentAgent() {
    RegisterTaskDefinition call =
        task(
            "networkMode",
            "awsvpc",
            "cpu",
            "12 vCPU",
            "taskRoleArn",
            ROLE,
            "executionRoleArn",
            ROLE,
            "pidMode",
            "task",
            "enableFaultInjection",
            true,
            "proxyConfiguration",
            map("type", "APPMESH", "containerName", "app"),
            "volumes",
            List.of(
                map("name", "v", "configuredAtLaunch", true),
                map("name", "w", "dockerVolumeConfiguration", map())),
            "containerDefinitions",
            List.of(app("image", ECR, "logConfiguration", AWSLOGS, "memoryReservation", 64)));

    assertThat(required(call)).hasSizeGreaterThan(12).isSubsetOf(AgentCapabilities.ALL);
  }

  private static RegisterTaskDefinition keeping(String from) {
    return task(
        "executionRoleArn",
        ROLE,
        "containerDefinitions",
        List.of(app("secrets", List.of(map("name", "KEY", "valueFrom", from)))));
  }

  private static RegisterTaskDefinition volume(String member, Object value) {
    return task("volumes", List.of(map("name", "v", member, value)));
  }

  private static List<String> required(RegisterTaskDefinition call) {
    Registration registration = RegistrationFixtures.register(call);
    assertThat(registration.violations()).isEmpty();
    return registration.requiresAttributes();
  }
}
