package dev.berth.engine.model;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Names of the attributes by which a Linux agent of June 2026 says what it can do. They have no
 * value: an instance has them or not.
 *
 * <p>Left out is what an agent registers only where its own settings ask for it: SELinux, AppArmor,
 * domain membership, volume plugins by name, and being outside of EC2.
 */
public final class AgentCapabilities {
  /** The task has a network interface of its own. */
  public static final String TASK_INTERFACE = "ecs.capability.task-eni";

  /** CPU or memory are given for the task as a whole. */
  public static final String TASK_SIZE = "ecs.capability.task-cpu-mem-limit";

  private static final String DOCKER = "com.amazonaws.ecs.capability.";
  private static final String ECS = "ecs.capability.";
  private static final int OLDEST_DOCKER_API = 17;
  private static final int NEWEST_DOCKER_API = 44;

  private static final List<String> OF_DOCKER =
      List.of(
          "privileged-container",
          "ecr-auth",
          "task-iam-role",
          "task-iam-role-network-host",
          "logging-driver.awsfirelens",
          "logging-driver.awslogs",
          "logging-driver.fluentd",
          "logging-driver.gelf",
          "logging-driver.journald",
          "logging-driver.json-file",
          "logging-driver.none",
          "logging-driver.splunk",
          "logging-driver.syslog");

  private static final List<String> OF_ECS =
      List.of(
          "aws-appmesh",
          "container-health-check",
          "container-ordering",
          "container-restart-policy",
          "docker-plugin.local",
          "ecr-endpoint",
          "efs",
          "efsAuth",
          "env-files.s3",
          "execute-command",
          "execution-role-awslogs",
          "execution-role-ecr-pull",
          "fault-injection",
          "firelens.fluentbit",
          "firelens.fluentd",
          "firelens.options.config.file",
          "firelens.options.config.s3",
          "full-sync",
          "increased-task-cpu-limit",
          "logging-driver.awsfirelens.log-driver-buffer-limit",
          "network.container-port-range",
          "pid-ipc-namespace-sharing",
          "private-registry-authentication.secretsmanager",
          "secrets.asm.bootstrap.log-driver",
          "secrets.asm.environment-variables",
          "secrets.ssm.bootstrap.log-driver",
          "secrets.ssm.environment-variables",
          "service-connect-v1",
          "storage.ebs-task-volume-attach",
          "task-cpu-mem-limit",
          "task-eni",
          "task-eni-block-instance-metadata",
          "task-eni-trunking",
          "task-eni.ipv6");

  /** All of them, in alphabetical order; the same set serves all instances. */
  public static final Set<String> ALL =
      Collections.unmodifiableSet(new LinkedHashSet<>(names().sorted().toList()));

  private AgentCapabilities() {}

  private static Stream<String> names() {
    Stream<String> dockerApis =
        IntStream.rangeClosed(OLDEST_DOCKER_API, NEWEST_DOCKER_API)
            .mapToObj(minor -> DOCKER + "docker-remote-api.1." + minor);
    return Stream.of(
            dockerApis, OF_DOCKER.stream().map(DOCKER::concat), OF_ECS.stream().map(ECS::concat))
        .flatMap(names -> names);
  }
}
