package dev.berth.engine.account.registration;

import static dev.berth.engine.account.registration.RegistrationFixtures.ROLE;
import static dev.berth.engine.account.registration.RegistrationFixtures.accepted;
import static dev.berth.engine.account.registration.RegistrationFixtures.app;
import static dev.berth.engine.account.registration.RegistrationFixtures.assertRefused;
import static dev.berth.engine.account.registration.RegistrationFixtures.containers;
import static dev.berth.engine.account.registration.RegistrationFixtures.map;
import static dev.berth.engine.account.registration.RegistrationFixtures.task;

import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogChecksTest {
  private static final String FIRST = "containerDefinitions.0.";
  private static final Map<String, Object> FIRELENS = map("logDriver", "awsfirelens");

  @ParameterizedTest
  @ValueSource(strings = {"fluentd", "gelf", "json-file", "journald", "syslog", "splunk"})
  @Tag("rule.td-log-drivers")
  void logDriver_ofDocker_isAccepted(String driver) {
    accepted(containers(app("logConfiguration", map("logDriver", driver))));
  }

  @Test
  @Tag("rule.td-log-drivers")
  void logDriver_thatIsUnknown_isRefused() {
    assertRefused(
        containers(app("logConfiguration", map("logDriver", "logstash"))),
        FIRST + "logConfiguration.logDriver",
        "unknown value 'logstash' of logDriver");
  }

  @Test
  @Tag("rule.td-awslogs-needs-options")
  void awslogs_withoutItsOptions_isRefused() {
    String path = FIRST + "logConfiguration.options";

    accepted(awslogs("awslogs-region", "us-east-1", "awslogs-group", "g"));
    assertRefused(
        awslogs(), path, "Log driver awslogs requires options: awslogs-region, awslogs-group");
    assertRefused(
        awslogs("awslogs-region", "us-east-1"),
        path,
        "Log driver awslogs requires options: awslogs-group");
  }

  @Test
  @Tag("rule.td-firelens-needs-a-router")
  void awsfirelens_withoutARouter_isRefused() {
    accepted(containers(app("logConfiguration", FIRELENS), router("router")));
    assertRefused(
        containers(app("logConfiguration", FIRELENS)),
        "containerDefinitions",
        "When awsfirelens log driver is specified in log configuration, a firelens configuration"
            + " object must be configured in one of the containers.");
  }

  @Test
  @Tag("rule.td-firelens-needs-a-sender")
  void firelensRouter_withoutASender_isRefused() {
    assertRefused(
        containers(app(), router("router")),
        "containerDefinitions",
        "When a firelensConfiguration object is specified, at least one container has to be"
            + " configured with the awsfirelens log driver.");
  }

  @Test
  @Tag("rule.td-firelens-one-router")
  void firelensRouters_inOneTask_areRefused() {
    assertRefused(
        containers(app("logConfiguration", FIRELENS), router("a"), router("b")),
        "containerDefinitions",
        "2 containers forward logs");
  }

  @Test
  @Tag("rule.td-firelens-router-words")
  void firelensRouter_ofAnUnknownType_isRefused() {
    Map<String, Object> router = router("router");
    router.put("firelensConfiguration", map("type", "vector"));

    assertRefused(
        containers(app("logConfiguration", FIRELENS), router),
        "containerDefinitions.1.firelensConfiguration.type",
        "unknown value 'vector' of type");
  }

  @Test
  @Tag("rule.td-secrets-need-execution-role")
  void secrets_withoutExecutionRole_areRefused() {
    String message =
        "When you are specifying container secrets, you must also specify a value for"
            + " 'executionRoleArn'.";
    List<?> secrets = List.of(map("name", "KEY", "valueFrom", "key"));
    List<?> ofLogs =
        List.of(app("logConfiguration", map("logDriver", "splunk", "secretOptions", secrets)));

    accepted(secret(secrets, "executionRoleArn", ROLE));
    assertRefused(secret(secrets), FIRST + "secrets", message);
    assertRefused(
        task("containerDefinitions", ofLogs), FIRST + "logConfiguration.secretOptions", message);
  }

  @Test
  @Tag("rule.td-secret-is-complete")
  void secret_withoutItsSource_isRefused() {
    assertRefused(
        secret(List.of(map("name", "KEY")), "executionRoleArn", ROLE),
        FIRST + "secrets.0.valueFrom",
        "secret 'KEY' does not say where its value comes from");
  }

  @Test
  @Tag("rule.td-secret-names-differ")
  void secrets_ofOneName_areRefused() {
    Map<String, Object> key = map("name", "KEY", "valueFrom", "key");

    assertRefused(
        secret(List.of(key, key), "executionRoleArn", ROLE),
        FIRST + "secrets.1.name",
        "Duplicate secret names found: KEY. Each secret name must be unique.");
  }

  @Test
  @Tag("rule.td-secret-is-no-variable")
  void secret_namedAsAVariable_isRefused() {
    assertRefused(
        task(
            "executionRoleArn",
            ROLE,
            "containerDefinitions",
            List.of(
                app(
                    "environment",
                    List.of(map("name", "KEY", "value", "1")),
                    "secrets",
                    List.of(map("name", "KEY", "valueFrom", "key"))))),
        FIRST + "secrets.0.name",
        "The secret name must be unique and not shared with any new or existing environment"
            + " variables set on the container, such as 'KEY'.");
  }

  @Test
  @Tag("rule.td-environment-files-form")
  void environmentFile_withoutItsEnding_isRefused() {
    accepted(containers(app("environmentFiles", files(1, "a.env"))));
    assertRefused(
        containers(app("environmentFiles", files(1, "a.txt"))),
        FIRST + "environmentFiles.0.value",
        "'arn:aws:s3:::bucket/a.txt' is no file of environment variables");
  }

  @Test
  @Tag("rule.td-at-most-ten-environment-files")
  void environmentFiles_ofAllContainers_areAtMostTen() {
    Map<String, Object> side = app("name", "side", "environmentFiles", files(5, "b.env"));

    accepted(containers(app("environmentFiles", files(5, "a.env")), side));
    assertRefused(
        containers(app("environmentFiles", files(6, "a.env")), side),
        "containerDefinitions",
        "11 files of environment variables");
  }

  private static List<?> files(int count, String name) {
    Map<String, Object> file = map("type", "s3", "value", "arn:aws:s3:::bucket/" + name);
    return java.util.Collections.nCopies(count, file);
  }

  private static RegisterTaskDefinition secret(List<?> secrets, Object... pairs) {
    Object[] all = java.util.Arrays.copyOf(pairs, pairs.length + 2);
    all[pairs.length] = "containerDefinitions";
    all[pairs.length + 1] = List.of(app("secrets", secrets));
    return task(all);
  }

  private static RegisterTaskDefinition awslogs(Object... options) {
    return containers(
        app("logConfiguration", map("logDriver", "awslogs", "options", map(options))));
  }

  private static Map<String, Object> router(String name) {
    return app("name", name, "firelensConfiguration", map("type", "fluentbit"));
  }
}
