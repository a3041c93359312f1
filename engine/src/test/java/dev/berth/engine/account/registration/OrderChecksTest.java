package dev.berth.engine.account.registration;

import static dev.berth.engine.account.registration.RegistrationFixtures.accepted;
import static dev.berth.engine.account.registration.RegistrationFixtures.app;
import static dev.berth.engine.account.registration.RegistrationFixtures.assertRefused;
import static dev.berth.engine.account.registration.RegistrationFixtures.containers;
import static dev.berth.engine.account.registration.RegistrationFixtures.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.taskdefinition.HealthCheck;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderChecksTest {
  private static final String FIRST = "containerDefinitions.0.";
  private static final Map<String, Object> CHECK =
      map("command", List.of("CMD-SHELL", "curl -f localhost"));

  @Test
  @Tag("rule.td-essential-by-default")
  void essential_leftOut_isTrue() {
    assertThat(RegistrationFixtures.container(containers(app())).essential()).isTrue();
  }

  @Test
  @Tag("rule.td-some-container-is-essential")
  void containers_ofWhichNoneIsEssential_areRefused() {
    accepted(containers(app("essential", false), app("name", "side", "essential", true)));
    assertRefused(
        containers(app("essential", false)),
        "containerDefinitions",
        "Task definition doesn't have any essential container.");
  }

  @Test
  @Tag("rule.td-depends-on-containers-of-the-task")
  void dependency_onNobody_isRefused() {
    assertRefused(
        containers(app("dependsOn", List.of(map("containerName", "db", "condition", "START")))),
        FIRST + "dependsOn.0.containerName",
        "Cannot depend on container + 'db' because it does not exist");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUCCESS", "COMPLETE"})
  @Tag("rule.td-no-waiting-for-the-end-of-essentials")
  void dependency_onTheEndOfAnEssential_isRefused(String condition) {
    accepted(waiting(condition, app("name", "db", "essential", false)));
    assertRefused(
        waiting(condition, app("name", "db")),
        FIRST + "dependsOn.0.condition",
        "A dependency container with SUCCESS or COMPLETE condition cannot be an essential"
            + " container");
  }

  @Test
  @Tag("rule.td-healthy-needs-health-check")
  void dependency_onTheHealthOfOneWithoutCheck_isRefused() {
    accepted(waiting("HEALTHY", app("name", "db", "healthCheck", CHECK)));
    assertRefused(
        waiting("HEALTHY", app("name", "db")),
        FIRST + "dependsOn.0.condition",
        "A dependency container with HEALTHY condition must have health check configured");
  }

  @Test
  @Tag("rule.td-dependency-condition-words")
  void dependency_withAnUnknownCondition_isRefused() {
    accepted(waiting("START", app("name", "db")));
    assertRefused(
        waiting("READY", app("name", "db")),
        FIRST + "dependsOn.0.condition",
        "unknown value 'READY' of condition");
  }

  @Test
  @Tag("rule.td-dependencies-have-no-cycle")
  void dependencies_inACircle_areRefused() {
    Map<String, Object> back =
        app("name", "db", "dependsOn", List.of(map("containerName", "app", "condition", "START")));

    assertRefused(
        waiting("START", back),
        "containerDefinitions",
        "containers wait for each other in a circle: app -> db -> app");
    assertRefused(
        containers(app("dependsOn", List.of(map("containerName", "app", "condition", "START")))),
        "containerDefinitions",
        "containers wait for each other in a circle: app -> app");
  }

  @Test
  void dependencies_ofADiamond_areNoCircle() {
    accepted(
        containers(
            app("name", "a", "dependsOn", on("b", "c")),
            app("name", "b", "dependsOn", on("d")),
            app("name", "c", "dependsOn", on("d")),
            app("name", "d")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"startTimeout", "stopTimeout"})
  @Tag("rule.td-timeouts-at-least-two-seconds")
  void timeout_belowTwoSeconds_isRefused(String member) {
    accepted(containers(app(member, 2)));
    assertRefused(
        containers(app(member, 1)),
        FIRST + member,
        "Granular start/stop timeout on container 'app' must be at least 2 seconds.");
  }

  @Test
  @Tag("rule.td-restart-period")
  void restartPeriod_outOfBounds_isRefused() {
    accepted(restarting("restartAttemptPeriod", 60));
    accepted(restarting("restartAttemptPeriod", 1_800));
    String path = FIRST + "restartPolicy.restartAttemptPeriod";
    assertRefused(restarting("restartAttemptPeriod", 59), path, "restartAttemptPeriod is 59");
    assertRefused(restarting("restartAttemptPeriod", 1_801), path, "restartAttemptPeriod is 1801");
  }

  @Test
  @Tag("rule.td-restart-period-default")
  void restartPeriod_leftOut_isFiveMinutes() {
    var policy = RegistrationFixtures.container(restarting()).restartPolicy();

    assertThat(policy).isNotNull();
    assertThat(policy.restartAttemptPeriod()).isEqualTo(300);
  }

  @Test
  @Tag("rule.td-restart-at-most-50-ignored-codes")
  void restartPolicy_ignoringMoreThan50Codes_isRefused() {
    List<Integer> codes = new ArrayList<>();
    for (int code = 1; code <= 50; code++) {
      codes.add(code);
    }
    accepted(restarting("ignoredExitCodes", codes));
    codes.add(51);
    assertRefused(
        restarting("ignoredExitCodes", codes),
        FIRST + "restartPolicy.ignoredExitCodes",
        "51 exit codes to ignore");
  }

  @Test
  @Tag("rule.td-restart-policy-says-enabled")
  void restartPolicy_thatDoesNotSayWhetherItIsOn_isRefused() {
    assertRefused(
        containers(app("restartPolicy", map())),
        FIRST + "restartPolicy.enabled",
        "a restart policy does not say whether it is enabled");
  }

  @ParameterizedTest
  @CsvSource({"interval, 5, 300", "timeout, 2, 60", "retries, 1, 10", "startPeriod, 0, 300"})
  @Tag("rule.td-health-check-bounds")
  void healthCheck_outOfBounds_isRefused(String member, int least, int most) {
    String path = FIRST + "healthCheck." + member;

    accepted(checked(member, least));
    accepted(checked(member, most));
    assertRefused(checked(member, least - 1), path, member + " is " + (least - 1));
    assertRefused(checked(member, most + 1), path, member + " is " + (most + 1));
  }

  @Test
  @Tag("rule.td-health-check-defaults")
  void healthCheck_ofACommandOnly_hasEcsDefaults() {
    HealthCheck check =
        RegistrationFixtures.container(containers(app("healthCheck", CHECK))).healthCheck();

    assertThat(check).isNotNull();
    assertThat(check.interval()).isEqualTo(30);
    assertThat(check.timeout()).isEqualTo(5);
    assertThat(check.retries()).isEqualTo(3);
    assertThat(check.startPeriod()).isNull();
  }

  @Test
  @Tag("rule.td-health-check-command")
  void healthCheck_withoutACommand_isRefused() {
    accepted(containers(app("healthCheck", map("command", List.of("CMD", "true")))));
    accepted(containers(app("healthCheck", map("command", List.of("NONE")))));
    accepted(containers(app("healthCheck", map("command", List.of("/healthcheck")))));
    for (Map<String, Object> none : List.of(map(), map("command", List.of()))) {
      assertRefused(
          containers(app("healthCheck", none)),
          FIRST + "healthCheck.command",
          "the health check of container 'app' has no command");
    }
  }

  private static List<?> on(String... names) {
    return List.of(names).stream()
        .map(name -> map("containerName", name, "condition", "START"))
        .toList();
  }

  private static RegisterTaskDefinition waiting(String condition, Map<String, Object> db) {
    return containers(
        app("dependsOn", List.of(map("containerName", "db", "condition", condition))), db);
  }

  private static RegisterTaskDefinition restarting(Object... pairs) {
    Map<String, Object> policy = map(pairs);
    policy.put("enabled", true);
    return containers(app("restartPolicy", policy));
  }

  private static RegisterTaskDefinition checked(String member, int value) {
    return containers(app("healthCheck", map("command", List.of("CMD", "true"), member, value)));
  }
}
