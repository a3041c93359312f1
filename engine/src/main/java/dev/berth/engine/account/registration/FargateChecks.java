package dev.berth.engine.account.registration;

import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.api.taskdefinition.Volume;

/** What Fargate asks of a definition as a whole. */
final class FargateChecks {
  private FargateChecks() {}

  static void check(Draft draft, Findings findings) {
    size(draft, findings);
    modes(draft, findings);
    if (!Draft.listed(draft.call().placementConstraints()).isEmpty()) {
      unsupported(MemberPath.of("placementConstraints"), findings);
    }
    for (int i = 0; i < draft.volumes().size(); i++) {
      volume(draft.volumes().get(i), MemberPath.of("volumes").at(i), findings);
    }
    draft.containers().forEach(container -> FargateContainers.check(container, findings));
  }

  private static void size(Draft draft, Findings findings) {
    RegisterTaskDefinition call = draft.call();
    required("cpu", call.cpu() == null, findings);
    required("memory", call.memory() == null, findings);
    Integer cpu = draft.cpu();
    Integer memory = draft.memory();
    if (cpu != null && memory != null && !FargateSizes.has(cpu, memory, draft.isForWindows())) {
      findings.refuse(
          MemberPath.of("memory"),
          "No Fargate configuration exists for given values.",
          FargateSizes.advice(cpu, draft.isForWindows()));
    }
  }

  private static void required(String member, boolean missing, Findings findings) {
    if (missing) {
      findings.refuse(
          MemberPath.of(member),
          "Fargate requires that '%s' be defined at the task level.".formatted(member));
    }
  }

  private static void modes(Draft draft, Findings findings) {
    if (!Draft.AWSVPC.equals(draft.call().networkMode())) {
      findings.refuse(MemberPath.of("networkMode"), "Fargate only supports network mode 'awsvpc'.");
    }
    if ("host".equals(draft.call().pidMode())) {
      findings.refuse(
          MemberPath.of("pidMode"),
          "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value"
              + " for pidMode is 'task'.");
    }
    if (draft.call().ipcMode() != null) {
      unsupported(MemberPath.of("ipcMode"), findings);
    }
  }

  private static void volume(Volume volume, MemberPath path, Findings findings) {
    if (volume.host() != null && !Draft.isBlank(volume.host().sourcePath())) {
      unsupported(path.in("host").in("sourcePath"), findings);
    }
    if (volume.dockerVolumeConfiguration() != null) {
      unsupported(path.in("dockerVolumeConfiguration"), findings);
    }
    if (volume.fsxWindowsFileServerVolumeConfiguration() != null) {
      unsupported(path.in("fsxWindowsFileServerVolumeConfiguration"), findings);
    }
  }

  static void unsupported(MemberPath path, Findings findings) {
    findings.refuse(
        path,
        "Fargate compatible task definitions do not support " + path.member(),
        "leave it out, or FARGATE in requiresCompatibilities");
  }
}
