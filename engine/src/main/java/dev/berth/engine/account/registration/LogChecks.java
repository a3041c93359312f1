package dev.berth.engine.account.registration;

import dev.berth.engine.api.taskdefinition.ContainerDefinition;
import dev.berth.engine.api.taskdefinition.FirelensConfiguration;
import dev.berth.engine.api.taskdefinition.LogConfiguration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the logs of containers go. */
final class LogChecks {
  static final String AWSLOGS = "awslogs";
  static final String AWSFIRELENS = "awsfirelens";

  private static final String LOG_CONFIGURATION = "logConfiguration";
  private static final List<String> DRIVERS =
      List.of("json-file", "syslog", "journald", "gelf", "fluentd", AWSLOGS, "splunk", AWSFIRELENS);

  private LogChecks() {}

  static void driver(Draft.Container container, Findings findings) {
    LogConfiguration logs = container.definition().logConfiguration();
    if (logs == null) {
      return;
    }
    MemberPath path = container.in(LOG_CONFIGURATION);
    findings.oneOf(path.in("logDriver"), String.valueOf(logs.logDriver()), DRIVERS);
    if (AWSLOGS.equals(logs.logDriver())) {
      Map<String, String> options = logs.options() == null ? Map.of() : logs.options();
      List<String> missing =
          Stream.of("awslogs-region", "awslogs-group")
              .filter(option -> Draft.isBlank(options.get(option)))
              .toList();
      if (!missing.isEmpty()) {
        findings.refuse(
            path.in("options"),
            "Log driver awslogs requires options: " + String.join(", ", missing));
      }
    }
  }

  static void firelens(Draft draft, Findings findings) {
    boolean sender = false;
    int routers = 0;
    for (Draft.Container container : draft.containers()) {
      ContainerDefinition definition = container.definition();
      LogConfiguration logs = definition.logConfiguration();
      sender |= logs != null && AWSFIRELENS.equals(logs.logDriver());
      FirelensConfiguration router = definition.firelensConfiguration();
      if (router != null) {
        routers++;
        findings.oneOf(
            container.in("firelensConfiguration").in("type"),
            String.valueOf(router.type()),
            List.of("fluentd", "fluentbit"));
      }
    }
    MemberPath path = MemberPath.of(Draft.CONTAINERS);
    if (sender && routers == 0) {
      findings.refuse(
          path,
          "When awsfirelens log driver is specified in log configuration, a firelens configuration"
              + " object must be configured in one of the containers.");
    }
    if (routers > 0 && !sender) {
      findings.refuse(
          path,
          "When a firelensConfiguration object is specified, at least one container has to be"
              + " configured with the awsfirelens log driver.");
    }
    if (routers > 1) {
      findings.refuse(path, "%d containers forward logs".formatted(routers), "at most one may");
    }
  }
}
