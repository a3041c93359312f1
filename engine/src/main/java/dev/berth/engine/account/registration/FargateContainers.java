package dev.berth.engine.account.registration;

import dev.berth.engine.api.taskdefinition.ContainerDefinition;
import dev.berth.engine.api.taskdefinition.FirelensConfiguration;
import dev.berth.engine.api.taskdefinition.KernelCapabilities;
import dev.berth.engine.api.taskdefinition.LinuxParameters;
import dev.berth.engine.api.taskdefinition.LogConfiguration;
import dev.berth.engine.api.taskdefinition.Ulimit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Fargate asks of a container. */
final class FargateContainers {
  private static final int MOST_TIMEOUT_SECONDS = 120;
  private static final List<String> DRIVERS =
      List.of(LogChecks.AWSLOGS, "splunk", LogChecks.AWSFIRELENS);

  private FargateContainers() {}

  static void check(Draft.Container container, Findings findings) {
    ContainerDefinition definition = container.definition();
    refuseIf(Draft.isTrue(definition.privileged()), container.in("privileged"), findings);
    refuseIf(
        !Draft.listed(definition.dockerSecurityOptions()).isEmpty(),
        container.in("dockerSecurityOptions"),
        findings);
    refuseIf(!Draft.listed(definition.links()).isEmpty(), container.in("links"), findings);
    refuseIf(
        !Draft.listed(definition.resourceRequirements()).isEmpty(),
        container.in("resourceRequirements"),
        findings);
    linux(definition.linuxParameters(), container.in("linuxParameters"), findings);
    List<Ulimit> limits = Draft.listed(definition.ulimits());
    for (int i = 0; i < limits.size(); i++) {
      String name = limits.get(i).name();
      if (!"nofile".equals(name)) {
        findings.refuse(
            container.in("ulimits").at(i),
            "Fargate compatible task definitions do not support the limit '%s'".formatted(name),
            "only nofile can be set");
      }
    }
    timeouts(container, findings);
    logs(container, findings);
    image(container, findings);
    restart(container, findings);
  }

  private static void linux(@Nullable LinuxParameters linux, MemberPath path, Findings findings) {
    if (linux == null) {
      return;
    }
    refuseIf(!Draft.listed(linux.devices()).isEmpty(), path.in("devices"), findings);
    refuseIf(linux.sharedMemorySize() != null, path.in("sharedMemorySize"), findings);
    refuseIf(!Draft.listed(linux.tmpfs()).isEmpty(), path.in("tmpfs"), findings);
    refuseIf(linux.maxSwap() != null, path.in("maxSwap"), findings);
    refuseIf(linux.swappiness() != null, path.in("swappiness"), findings);
    KernelCapabilities capabilities = linux.capabilities();
    List<String> added = capabilities == null ? List.of() : Draft.listed(capabilities.add());
    for (int i = 0; i < added.size(); i++) {
      if (!added.get(i).equals("SYS_PTRACE")) {
        findings.refuse(
            path.in("capabilities").in("add").at(i),
            "Fargate compatible task definitions do not support adding the capability '%s'"
                .formatted(added.get(i)),
            "only SYS_PTRACE can be added");
      }
    }
  }

  private static void timeouts(Draft.Container container, Findings findings) {
    Integer start = container.definition().startTimeout();
    if (start != null && start > MOST_TIMEOUT_SECONDS) {
      findings.refuse(
          container.in("startTimeout"),
          "Tasks using the Fargate launch type must have a container start timeout of at most 120"
              + " seconds.");
    }
    Integer stop = container.definition().stopTimeout();
    if (stop != null && stop > MOST_TIMEOUT_SECONDS) {
      findings.refuse(
          container.in("stopTimeout"),
          "Tasks using the Fargate launch type must have a container stop timeout of less than 120"
              + " seconds.",
          "120 itself is allowed");
    }
  }

  private static void logs(Draft.Container container, Findings findings) {
    LogConfiguration logs = container.definition().logConfiguration();
    MemberPath path = container.in("logConfiguration").in("logDriver");
    if (logs != null && logs.logDriver() != null && !DRIVERS.contains(logs.logDriver())) {
      findings.refuse(
          path,
          "Fargate compatible task definitions do not support the log driver '%s'"
              .formatted(logs.logDriver()),
          "expected " + String.join(", ", DRIVERS));
    }
    if (logs != null
        && LogChecks.AWSLOGS.equals(logs.logDriver())
        && !container.draft().hasExecutionRole()) {
      findings.refuse(
          path,
          "Fargate requires task definition to have execution role ARN to support log driver"
              + " awslogs.");
    }
    FirelensConfiguration router = container.definition().firelensConfiguration();
    if (router != null
        && router.options() != null
        && "s3".equals(router.options().get("config-file-type"))) {
      findings.refuse(
          container.in("firelensConfiguration").in("options").in("config-file-type"),
          "Fargate compatible task definitions do not support a FireLens configuration in S3",
          "expected file");
    }
  }

  private static void image(Draft.Container container, Findings findings) {
    if (Images.isOfEcr(container.definition().image()) && !container.draft().hasExecutionRole()) {
      findings.refuse(
          container.in("image"),
          "Fargate requires task definition to have execution role ARN to support ECR images.");
    }
  }

  private static void restart(Draft.Container container, Findings findings) {
    boolean restarts =
        container.definition().restartPolicy() != null
            && Draft.isTrue(container.definition().restartPolicy().enabled());
    if (restarts && container.draft().isForWindows()) {
      findings.refuse(
          container.in("restartPolicy"),
          "Fargate compatible task definitions do not support a restart policy on Windows");
    }
  }

  private static void refuseIf(boolean given, MemberPath path, Findings findings) {
    if (given) {
      FargateChecks.unsupported(path, findings);
    }
  }
}
