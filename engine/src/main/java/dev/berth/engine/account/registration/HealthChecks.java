package dev.berth.engine.account.registration;

import dev.berth.engine.api.taskdefinition.HealthCheck;
import java.util.List;

/** How the health of containers is looked after. */
final class HealthChecks {
  private HealthChecks() {}

  static void check(Draft.Container container, Findings findings) {
    HealthCheck check = container.definition().healthCheck();
    if (check == null) {
      return;
    }
    MemberPath path = container.in("healthCheck");
    List<String> command = Draft.listed(check.command());
    boolean disabled = command.size() == 1 && command.getFirst().equals("NONE");
    boolean runs = command.size() > 1 && List.of("CMD", "CMD-SHELL").contains(command.getFirst());
    if (!disabled && !runs) {
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
