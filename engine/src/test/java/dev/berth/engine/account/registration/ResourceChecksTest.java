package dev.berth.engine.account.registration;

import static dev.berth.engine.account.registration.RegistrationFixtures.accepted;
import static dev.berth.engine.account.registration.RegistrationFixtures.app;
import static dev.berth.engine.account.registration.RegistrationFixtures.assertRefused;
import static dev.berth.engine.account.registration.RegistrationFixtures.containers;
import static dev.berth.engine.account.registration.RegistrationFixtures.map;
import static dev.berth.engine.account.registration.RegistrationFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ResourceChecksTest {
  private static final String FIRST = "containerDefinitions.0.";

  @Test
  @Tag("rule.td-gpu-value")
  void gpus_thatAreNoNumber_areRefused() {
    accepted(asking("GPU", "8"));
    for (String value : List.of("0", "half", "-1", "ALL")) {
      assertRefused(
          asking("GPU", value),
          FIRST + "resourceRequirements.0.value",
          "'" + value + "' is no number of GPUs");
    }
  }

  @Test
  @Tag("rule.td-resource-types")
  void resource_ofAnUnknownType_isRefused() {
    assertRefused(
        asking("TPU", "2"), FIRST + "resourceRequirements.0.type", "unknown value 'TPU' of type");
  }

  @Test
  @Tag("rule.td-inference-accelerators-are-gone")
  void inferenceAccelerator_isRefused() {
    assertRefused(
        asking("InferenceAccelerator", "device"),
        FIRST + "resourceRequirements.0.type",
        "InferenceAccelerator is no longer supported.");
  }

  @Test
  @Tag("rule.td-no-gpus-on-windows")
  void gpus_onWindows_areRefused() {
    assertRefused(
        task(
            "runtimePlatform",
            map("operatingSystemFamily", "WINDOWS_SERVER_2019_FULL"),
            "containerDefinitions",
            List.of(app("resourceRequirements", List.of(map("type", "GPU", "value", "1"))))),
        FIRST + "resourceRequirements.0.type",
        "GPUs are not supported for Windows containers.");
  }

  @Test
  @Tag("rule.td-ulimit-names")
  void ulimit_ofAnUnknownName_isRefused() {
    accepted(limited(map("name", "memlock", "softLimit", -1, "hardLimit", -1)));
    assertRefused(
        limited(map("name", "files", "softLimit", 1, "hardLimit", 1)),
        FIRST + "ulimits.0.name",
        "unknown value 'files' of name");
  }

  @Test
  @Tag("rule.td-ulimit-has-both-limits")
  void ulimit_withOneLimit_isRefused() {
    assertRefused(
        limited(map("name", "core", "softLimit", 1)),
        FIRST + "ulimits.0",
        "the limit 'core' needs both softLimit and hardLimit");
  }

  @Test
  @Tag("rule.td-one-credential-spec")
  void credentialSpecs_beyondOne_areRefused() {
    accepted(containers(app("credentialSpecs", List.of("credentialspec:a"))));
    assertRefused(
        containers(app("credentialSpecs", List.of("credentialspec:a", "credentialspec:b"))),
        FIRST + "credentialSpecs",
        "2 credential specs");
  }

  @Test
  @Tag("rule.td-version-consistency-words")
  void versionConsistency_thatIsUnknown_isRefused() {
    accepted(containers(app("versionConsistency", "disabled")));
    assertRefused(
        containers(app("versionConsistency", "off")),
        FIRST + "versionConsistency",
        "unknown value 'off' of versionConsistency");
  }

  @Test
  @Tag("rule.td-runtime-platform-words")
  void runtimePlatform_thatIsUnknown_isRefused() {
    accepted(
        task("runtimePlatform", map("cpuArchitecture", "ARM64", "operatingSystemFamily", "LINUX")));
    assertRefused(
        task("runtimePlatform", map("cpuArchitecture", "RISCV")),
        "runtimePlatform.cpuArchitecture",
        "unknown value 'RISCV' of cpuArchitecture");
    assertRefused(
        task("runtimePlatform", map("operatingSystemFamily", "BSD")),
        "runtimePlatform.operatingSystemFamily",
        "unknown value 'BSD' of operatingSystemFamily");
  }

  @Test
  @Tag("rule.td-no-distinct-instance")
  void distinctInstance_inADefinition_isRefused() {
    assertRefused(
        constrained(map("type", "distinctInstance")),
        "placementConstraints.0.type",
        "constraint.type 'distinctInstance' is not supported.");
  }

  @Test
  @Tag("rule.td-constraint-expressions-are-parsed")
  void constraint_thatDoesNotParse_isRefused() {
    assertRefused(
        constrained(map("type", "memberOf")),
        "placementConstraints.0.expression",
        "constraint memberOf without an expression");
    Registration wrong =
        RegistrationFixtures.register(
            constrained(map("type", "memberOf", "expression", "attribute:rack ==")));
    assertThat(wrong.violations())
        .singleElement()
        .satisfies(it -> assertThat(it.error().exception()).isEqualTo("ClientException"))
        .satisfies(
            it -> assertThat(it.path()).containsExactly("placementConstraints", "0", "expression"));
  }

  @Test
  @Tag("rule.td-constraint-values-are-not-checked")
  void constraint_thatNoInstanceMeets_isAccepted() {
    accepted(
        constrained(
            map("type", "memberOf", "expression", "attribute:ecs.instance-type == no.such")));
  }

  @Test
  @Tag("rule.td-at-most-ten-constraints")
  void constraints_beyondTen_areRefused() {
    Map<String, Object> one = map("type", "memberOf", "expression", "attribute:rack == a");

    accepted(task("placementConstraints", Collections.nCopies(10, one)));
    assertRefused(
        task("placementConstraints", Collections.nCopies(11, one)),
        "placementConstraints",
        "11 placement constraints");
  }

  @Test
  @Tag("rule.td-tags-not-empty")
  void tags_givenButNone_areRefused() {
    accepted(task("tags", List.of(map("key", "team"))));
    assertRefused(task("tags", List.of()), "tags", "Tags can not be empty.");
  }

  @Test
  @Tag("rule.td-tags-are-checked")
  void tags_thatEcsReserves_areRefused() {
    Registration wrong = RegistrationFixtures.register(task("tags", List.of(map("key", "aws:x"))));

    assertThat(wrong.violations())
        .singleElement()
        .satisfies(it -> assertThat(it.path()).containsExactly("tags"))
        .satisfies(it -> assertThat(it.error().message()).contains("aws:x"));
  }

  private static RegisterTaskDefinition constrained(Map<String, Object> constraint) {
    return task("placementConstraints", List.of(constraint));
  }

  private static RegisterTaskDefinition asking(String type, String value) {
    return containers(app("resourceRequirements", List.of(map("type", type, "value", value))));
  }

  private static RegisterTaskDefinition limited(Map<String, Object> limit) {
    return containers(app("ulimits", List.of(limit)));
  }
}
