package dev.berth.engine.account.registration;

import java.util.List;

/** The launch types that could run a definition. */
final class Compatibilities {
  /** All of them. */
  static final List<String> ALL =
      List.of(Draft.EC2, Draft.FARGATE, Draft.EXTERNAL, Draft.MANAGED_INSTANCES);

  private Compatibilities() {}

  /** Those whose checks a definition passes, whether or not they were asked for. */
  static List<String> of(Draft draft) {
    return ALL.stream().filter(launchType -> passes(draft, launchType)).toList();
  }

  private static boolean passes(Draft draft, String launchType) {
    Findings findings = new Findings();
    switch (launchType) {
      case Draft.FARGATE -> FargateChecks.check(draft, findings);
      case Draft.EXTERNAL -> PlatformChecks.external(draft, findings);
      case Draft.MANAGED_INSTANCES -> PlatformChecks.managed(draft, findings);
      default -> {}
    }
    return findings.violations().isEmpty();
  }
}
