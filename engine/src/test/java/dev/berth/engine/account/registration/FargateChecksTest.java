package dev.berth.engine.account.registration;

import static dev.berth.engine.account.registration.RegistrationFixtures.ECR;
import static dev.berth.engine.account.registration.RegistrationFixtures.ROLE;
import static dev.berth.engine.account.registration.RegistrationFixtures.accepted;
import static dev.berth.engine.account.registration.RegistrationFixtures.app;
import static dev.berth.engine.account.registration.RegistrationFixtures.assertAlsoRefused;
import static dev.berth.engine.account.registration.RegistrationFixtures.assertRefused;
import static dev.berth.engine.account.registration.RegistrationFixtures.fargate;
import static dev.berth.engine.account.registration.RegistrationFixtures.map;
import static dev.berth.engine.account.registration.RegistrationFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FargateChecksTest {
  private static final String NO_SIZE = "No Fargate configuration exists for given values.";
  private static final String UNSUPPORTED = "Fargate compatible task definitions do not support ";
  private static final String FIRST = "containerDefinitions.0.";

  @ParameterizedTest
  @CsvSource({
    "256, 512, true",
    "256, 1024, true",
    "256, 2048, true",
    "256, 1536, false",
    "256, 3072, false",
    "512, 512, false",
    "512, 1024, true",
    "512, 4096, true",
    "512, 5120, false",
    "1024, 1024, false",
    "1024, 2048, true",
    "1024, 8192, true",
    "1024, 9216, false",
    "2048, 3072, false",
    "2048, 4096, true",
    "2048, 16384, true",
    "2048, 17408, false",
    "4096, 7168, false",
    "4096, 8192, true",
    "4096, 30720, true",
    "4096, 31744, false",
    "8192, 16384, true",
    "8192, 17408, false",
    "8192, 61440, true",
    "8192, 65536, false",
    "16384, 32768, true",
    "16384, 36864, false",
    "16384, 122880, true",
    "16384, 131072, false",
    "32768, 65536, false",
    "128, 512, false",
    "1000, 2048, false"
  })
  @Tag("rule.td-fargate-sizes")
  void size_ofTheTable_isAcceptedAndOthersAreNot(String cpu, String memory, boolean allowed) {
    RegisterTaskDefinition call = fargate("cpu", cpu, "memory", memory);

    if (allowed) {
      accepted(call);
    } else {
      assertRefused(call, "memory", NO_SIZE);
    }
  }

  @Test
  @Tag("rule.td-fargate-windows-sizes")
  void size_onWindows_isOneToFourVcpus() {
    Map<String, Object> windows = map("operatingSystemFamily", "WINDOWS_SERVER_2022_CORE");

    accepted(fargate("cpu", "1024", "memory", "2048", "runtimePlatform", windows));
    accepted(fargate("cpu", "4096", "memory", "8192", "runtimePlatform", windows));
    assertRefused(fargate("runtimePlatform", windows), "memory", NO_SIZE);
    assertRefused(
        fargate("cpu", "8192", "memory", "16384", "runtimePlatform", windows), "memory", NO_SIZE);
  }

  @Test
  @Tag("rule.td-fargate-table-holds-beside-ec2")
  void size_ofADefinitionForBoth_hasToBeInTheTable() {
    List<String> both = List.of("EC2", "FARGATE");

    assertRefused(fargate("requiresCompatibilities", both, "memory", "777"), "memory", NO_SIZE);
    accepted(fargate("requiresCompatibilities", List.of("EC2"), "memory", "777"));
  }

  @Test
  @Tag("rule.td-fargate-needs-cpu")
  void fargate_withoutTaskCpu_isRefused() {
    assertRefused(
        fargate("cpu", ""), "cpu", "Fargate requires that 'cpu' be defined at the task level.");
  }

  @Test
  @Tag("rule.td-fargate-needs-memory")
  void fargate_withoutTaskMemory_isRefused() {
    assertRefused(
        fargate("memory", ""),
        "memory",
        "Fargate requires that 'memory' be defined at the task level.");
  }

  @Test
  @Tag("rule.td-fargate-needs-awsvpc")
  void fargate_inAnotherNetworkMode_isRefused() {
    String message = "Fargate only supports network mode 'awsvpc'.";

    assertRefused(fargate("networkMode", ""), "networkMode", message);
    assertRefused(fargate("networkMode", "host"), "networkMode", message);
  }

  @Test
  @Tag("rule.td-fargate-container-sizes-optional")
  void fargate_withoutContainerMemory_isAccepted() {
    accepted(fargate("containerDefinitions", List.of(app("memory", ""))));
  }

  @Test
  @Tag("rule.td-fargate-no-host-pid")
  void fargate_inTheHostsPidNamespace_isRefused() {
    accepted(fargate("pidMode", "task"));
    assertRefused(
        fargate("pidMode", "host"),
        "pidMode",
        "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for"
            + " pidMode is 'task'.");
  }

  @Test
  @Tag("rule.td-fargate-no-ipc-mode")
  void fargate_withAnIpcMode_isRefused() {
    assertRefused(fargate("ipcMode", "task"), "ipcMode", UNSUPPORTED + "ipcMode");
  }

  @Test
  @Tag("rule.td-fargate-no-placement-constraints")
  void fargate_withAPlacementConstraint_isRefused() {
    assertRefused(
        fargate(
            "placementConstraints",
            List.of(map("type", "memberOf", "expression", "attribute:rack == a"))),
        "placementConstraints",
        UNSUPPORTED + "placementConstraints");
  }

  @Test
  @Tag("rule.td-fargate-no-privileged-containers")
  void fargate_withAPrivilegedContainer_isRefused() {
    accepted(with("privileged", false));
    assertRefused(with("privileged", true), FIRST + "privileged", UNSUPPORTED + "privileged");
  }

  @Test
  @Tag("rule.td-fargate-no-docker-security-options")
  void fargate_withSecurityOptions_isRefused() {
    assertRefused(
        with("dockerSecurityOptions", List.of("no-new-privileges")),
        FIRST + "dockerSecurityOptions",
        UNSUPPORTED + "dockerSecurityOptions");
  }

  @Test
  @Tag("rule.td-fargate-no-links")
  void fargate_withLinks_isRefused() {
    assertAlsoRefused(with("links", List.of("app")), FIRST + "links", UNSUPPORTED + "links");
  }

  @Test
  @Tag("rule.td-fargate-no-gpus")
  void fargate_withGpus_isRefused() {
    assertRefused(
        with("resourceRequirements", List.of(map("type", "GPU", "value", "1"))),
        FIRST + "resourceRequirements",
        UNSUPPORTED + "resourceRequirements");
  }

  @ParameterizedTest
  @CsvSource({"sharedMemorySize", "maxSwap", "swappiness"})
  @Tag("rule.td-fargate-linux-parameters")
  void fargate_withALinuxNumber_isRefused(String member) {
    assertRefused(
        with("linuxParameters", map(member, 1)),
        FIRST + "linuxParameters." + member,
        UNSUPPORTED + member);
  }

  @Test
  @Tag("rule.td-fargate-linux-parameters")
  void fargate_withDevicesOrTmpfs_isRefused() {
    accepted(with("linuxParameters", map("initProcessEnabled", true)));
    assertRefused(
        with("linuxParameters", map("devices", List.of(map("hostPath", "/dev/fuse")))),
        FIRST + "linuxParameters.devices",
        UNSUPPORTED + "devices");
    assertRefused(
        with("linuxParameters", map("tmpfs", List.of(map("containerPath", "/t", "size", 1)))),
        FIRST + "linuxParameters.tmpfs",
        UNSUPPORTED + "tmpfs");
  }

  @Test
  @Tag("rule.td-fargate-adds-only-ptrace")
  void fargate_addingOtherCapabilities_isRefused() {
    accepted(added("SYS_PTRACE"));
    assertRefused(
        added("NET_ADMIN"),
        FIRST + "linuxParameters.capabilities.add.0",
        UNSUPPORTED + "adding the capability 'NET_ADMIN'");
  }

  @Test
  @Tag("rule.td-fargate-only-nofile")
  void fargate_withOtherLimitsThanNofile_isRefused() {
    accepted(with("ulimits", List.of(map("name", "nofile", "softLimit", 1, "hardLimit", 2))));
    assertRefused(
        with("ulimits", List.of(map("name", "core", "softLimit", 1, "hardLimit", 2))),
        FIRST + "ulimits.0",
        UNSUPPORTED + "the limit 'core'");
  }

  @Test
  @Tag("rule.td-fargate-stop-timeout")
  void fargate_withALongStopTimeout_isRefused() {
    accepted(with("stopTimeout", 120));
    assertRefused(
        with("stopTimeout", 121),
        FIRST + "stopTimeout",
        "Tasks using the Fargate launch type must have a container stop timeout of less than 120"
            + " seconds.");
    accepted(task("containerDefinitions", List.of(app("stopTimeout", 600))));
  }

  @Test
  @Tag("rule.td-fargate-start-timeout")
  void fargate_withALongStartTimeout_isRefused() {
    accepted(with("startTimeout", 120));
    assertRefused(
        with("startTimeout", 121),
        FIRST + "startTimeout",
        "Tasks using the Fargate launch type must have a container start timeout of at most 120"
            + " seconds.");
  }

  @Test
  @Tag("rule.td-fargate-log-drivers")
  void fargate_withALogDriverOfDocker_isRefused() {
    accepted(with("logConfiguration", map("logDriver", "splunk")));
    assertRefused(
        with("logConfiguration", map("logDriver", "json-file")),
        FIRST + "logConfiguration.logDriver",
        UNSUPPORTED + "the log driver 'json-file'");
  }

  @Test
  @Tag("rule.td-fargate-awslogs-needs-execution-role")
  void fargate_withAwslogsAndNoExecutionRole_isRefused() {
    Map<String, Object> logs =
        map(
            "logDriver",
            "awslogs",
            "options",
            map("awslogs-region", "us-east-1", "awslogs-group", "g"));
    List<?> containers = List.of(app("logConfiguration", logs));

    accepted(fargate("containerDefinitions", containers, "executionRoleArn", ROLE));
    accepted(task("containerDefinitions", containers));
    assertRefused(
        fargate("containerDefinitions", containers),
        FIRST + "logConfiguration.logDriver",
        "Fargate requires task definition to have execution role ARN to support log driver"
            + " awslogs.");
  }

  @Test
  @Tag("rule.td-fargate-ecr-needs-execution-role")
  void fargate_withAnEcrImageAndNoExecutionRole_isRefused() {
    List<?> containers = List.of(app("image", ECR));

    accepted(fargate("containerDefinitions", containers, "executionRoleArn", ROLE));
    accepted(task("containerDefinitions", containers));
    assertRefused(
        fargate("containerDefinitions", containers),
        FIRST + "image",
        "Fargate requires task definition to have execution role ARN to support ECR images.");
  }

  @Test
  @Tag("rule.td-fargate-firelens-from-file")
  void fargate_withAFirelensConfigurationInS3_isRefused() {
    accepted(routed("file"));
    assertRefused(
        routed("s3"),
        FIRST + "firelensConfiguration.options.config-file-type",
        UNSUPPORTED + "a FireLens configuration in S3");
  }

  @Test
  @Tag("rule.td-fargate-volumes")
  void fargate_withAVolumeOfTheHostOrOfDocker_isRefused() {
    accepted(fargate("volumes", List.of(map("name", "v"))));
    accepted(
        fargate(
            "volumes",
            List.of(map("name", "v", "efsVolumeConfiguration", map("fileSystemId", "fs-1")))));
    accepted(fargate("volumes", List.of(map("name", "v", "configuredAtLaunch", true))));
    assertRefused(
        fargate("volumes", List.of(map("name", "v", "host", map("sourcePath", "/x")))),
        "volumes.0.host.sourcePath",
        UNSUPPORTED + "sourcePath");
    assertRefused(
        fargate("volumes", List.of(map("name", "v", "dockerVolumeConfiguration", map()))),
        "volumes.0.dockerVolumeConfiguration",
        UNSUPPORTED + "dockerVolumeConfiguration");
    assertRefused(
        fargate(
            "volumes", List.of(map("name", "v", "fsxWindowsFileServerVolumeConfiguration", map()))),
        "volumes.0.fsxWindowsFileServerVolumeConfiguration",
        UNSUPPORTED + "fsxWindowsFileServerVolumeConfiguration");
  }

  @Test
  @Tag("rule.td-fargate-windows-no-restarts")
  void fargate_restartingContainersOnWindows_isRefused() {
    List<?> containers = List.of(app("restartPolicy", map("enabled", true)));

    accepted(fargate("containerDefinitions", containers));
    assertRefused(
        fargate(
            "cpu",
            "1024",
            "memory",
            "2048",
            "containerDefinitions",
            containers,
            "runtimePlatform",
            map("operatingSystemFamily", "WINDOWS_SERVER_2022_FULL")),
        FIRST + "restartPolicy",
        UNSUPPORTED + "a restart policy on Windows");
  }

  @Test
  @Tag("rule.td-compatibilities-are-computed")
  void compatibilities_ofADefinition_areThoseItWouldPassFor() {
    assertThat(compatibilities(task())).containsExactly("EC2", "EXTERNAL");
    assertThat(compatibilities(task("networkMode", "host")))
        .containsExactly("EC2", "EXTERNAL", "MANAGED_INSTANCES");
    assertThat(compatibilities(task("networkMode", "awsvpc")))
        .containsExactly("EC2", "MANAGED_INSTANCES");
    assertThat(compatibilities(fargate("requiresCompatibilities", "")))
        .containsExactly("EC2", "FARGATE", "MANAGED_INSTANCES");
  }

  @Test
  @Tag("rule.td-managed-instances-network-modes")
  void managedInstances_withBridge_areRefused() {
    List<String> managed = List.of("MANAGED_INSTANCES");

    accepted(task("requiresCompatibilities", managed, "networkMode", "host"));
    accepted(task("requiresCompatibilities", managed, "networkMode", "awsvpc"));
    assertRefused(
        task("requiresCompatibilities", managed),
        "networkMode",
        "MANAGED_INSTANCES does not support network mode 'bridge'.");
  }

  @Test
  @Tag("rule.td-external-has-no-awsvpc")
  void external_withAwsvpc_isRefused() {
    List<String> external = List.of("EXTERNAL");

    accepted(task("requiresCompatibilities", external));
    assertRefused(
        task("requiresCompatibilities", external, "networkMode", "awsvpc"),
        "networkMode",
        "The launch type EXTERNAL does not support network mode 'awsvpc'.");
  }

  private static List<String> compatibilities(RegisterTaskDefinition call) {
    return RegistrationFixtures.register(call).compatibilities();
  }

  private static RegisterTaskDefinition with(Object... pairs) {
    return fargate("containerDefinitions", List.of(app(pairs)));
  }

  private static RegisterTaskDefinition added(String capability) {
    return with("linuxParameters", map("capabilities", map("add", List.of(capability))));
  }

  private static RegisterTaskDefinition routed(String type) {
    return with(
        "firelensConfiguration",
        map("type", "fluentbit", "options", map("config-file-type", type)),
        "logConfiguration",
        map("logDriver", "awsfirelens"));
  }
}
