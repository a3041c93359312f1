package dev.berth.engine.account.registration;

import dev.berth.engine.api.taskdefinition.EphemeralStorage;
import dev.berth.engine.api.taskdefinition.RuntimePlatform;
import java.util.List;

/** What a definition was built for, and the launch types other than Fargate that are asked for. */
final class PlatformChecks {
  static final int LEAST_STORAGE_GIB = 21;
  static final int MOST_STORAGE_GIB = 200;

  private static final List<String> SYSTEMS =
      List.of(
          "LINUX",
          "WINDOWS_SERVER_2016_FULL",
          "WINDOWS_SERVER_2019_FULL",
          "WINDOWS_SERVER_2019_CORE",
          "WINDOWS_SERVER_2004_CORE",
          "WINDOWS_SERVER_20H2_CORE",
          "WINDOWS_SERVER_2022_FULL",
          "WINDOWS_SERVER_2022_CORE",
          "WINDOWS_SERVER_2025_FULL",
          "WINDOWS_SERVER_2025_CORE");

  private PlatformChecks() {}

  static void words(Draft draft, Findings findings) {
    RuntimePlatform platform = draft.call().runtimePlatform();
    if (platform == null) {
      return;
    }
    MemberPath path = MemberPath.of("runtimePlatform");
    findings.oneOf(
        path.in("cpuArchitecture"), platform.cpuArchitecture(), List.of("X86_64", "ARM64"));
    findings.oneOf(path.in("operatingSystemFamily"), platform.operatingSystemFamily(), SYSTEMS);
  }

  static void storage(Draft draft, Findings findings) {
    EphemeralStorage storage = draft.call().ephemeralStorage();
    if (storage == null) {
      return;
    }
    MemberPath path = MemberPath.of("ephemeralStorage").in("sizeInGiB");
    if (storage.sizeInGiB() == null) {
      findings.refuse(path, "ephemeral storage without a size");
    }
    findings.within(path, storage.sizeInGiB(), LEAST_STORAGE_GIB, MOST_STORAGE_GIB);
  }

  /** What the launch types that are asked for cannot do; only ECS itself can say no to EC2. */
  static void wanted(Draft draft, Findings findings) {
    if (draft.isFor(Draft.FARGATE)) {
      FargateChecks.check(draft, findings);
    }
    if (draft.isFor(Draft.EXTERNAL)) {
      external(draft, findings);
    }
    if (draft.isFor(Draft.MANAGED_INSTANCES)) {
      managed(draft, findings);
    }
  }

  static void external(Draft draft, Findings findings) {
    if (draft.networkMode().equals(Draft.AWSVPC)) {
      findings.refuse(
          MemberPath.of("networkMode"),
          "The launch type EXTERNAL does not support network mode 'awsvpc'.",
          "expected bridge, host or none");
    }
  }

  static void managed(Draft draft, Findings findings) {
    String mode = draft.networkMode();
    if (!mode.equals(Draft.AWSVPC) && !mode.equals(Draft.HOST)) {
      findings.refuse(
          MemberPath.of("networkMode"),
          "MANAGED_INSTANCES does not support network mode '%s'.".formatted(mode),
          "expected awsvpc or host");
    }
  }
}
