package dev.berth.engine.account.registration;

import dev.berth.engine.api.taskdefinition.HealthCheck;

/** How the health of containers is looked after. */
final class HealthChecks {
  private HealthChecks() {}

  static void check(Draft.Container container, Findings findings) {
    HealthCheck check = container.definition().healthCheck();
    if (check == null) {
      return;
    }
    MemberPath path = container.in("healthCheck");
    // AWS has published definitions whose checks do not begin with CMD or CMD-SHELL.
    if (Draft.listed(check.command()).isEmpty()) {
      findings.refuse(
          path.in("command"),
          "the health check of container '%s' has no command".formatted(container.name()),
          "expected CMD and the words of a command, CMD-SHELL and a line, or NONE");
    }
    findings.within(path.in("interval"), check.interval(), 5, 300);
    findings.within(path.in("timeout"), check.timeout(), 2, 60);
    findings.within(path.in("retries"), check.retries(), 1, 10);
    findings.within(path.in("startPeriod"), check.startPeriod(), 0, 300);
  }
}
