package dev.berth.engine.account.registration;

import static dev.berth.engine.account.registration.RegistrationFixtures.accepted;
import static dev.berth.engine.account.registration.RegistrationFixtures.app;
import static dev.berth.engine.account.registration.RegistrationFixtures.assertRefused;
import static dev.berth.engine.account.registration.RegistrationFixtures.containers;
import static dev.berth.engine.account.registration.RegistrationFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IdentityChecksTest {
  private static final String IMAGE = "containerDefinitions.0.image";

  @Test
  @Tag("rule.td-family-is-required")
  void family_leftOut_isRefused() {
    assertRefused(task("family", ""), "family", "Family should not be null or empty.");
  }

  @Test
  @Tag("rule.td-family-name-form")
  void family_ofOtherCharactersOrTooLong_isRefused() {
    assertThat(accepted(task("family", "a_B-9".repeat(51))).family()).hasSize(255);
    assertRefused(task("family", "a.b"), "family", "'a.b' cannot be the name of a family");
    String longer = "a".repeat(256);
    assertRefused(
        task("family", longer), "family", "'" + longer + "' cannot be the name of a family");
  }

  @Test
  @Tag("rule.td-at-least-one-container")
  void definition_withoutContainers_isRefused() {
    assertRefused(containers(), "containerDefinitions", "Container list cannot be empty.");
    assertRefused(
        task("containerDefinitions", ""),
        "containerDefinitions",
        "Container list cannot be empty.");
  }

  @Test
  @Tag("rule.td-at-most-ten-containers")
  void definition_ofElevenContainers_isRefused() {
    assertThat(accepted(many(10)).containerDefinitions()).hasSize(10);
    assertRefused(many(11), "containerDefinitions", "Too many containers.");
  }

  @Test
  @Tag("rule.td-container-needs-name")
  void container_withoutName_isRefused() {
    assertRefused(
        containers(app("name", "")),
        "containerDefinitions.0.name",
        "Container.name should not be null or empty.");
  }

  @Test
  @Tag("rule.td-container-name-form")
  void container_withABlankInItsName_isRefused() {
    assertRefused(
        containers(app("name", "my app")),
        "containerDefinitions.0.name",
        "'my app' cannot be the name of a container");
  }

  @Test
  @Tag("rule.td-container-names-differ")
  void containers_ofOneName_areRefused() {
    assertRefused(
        containers(app(), app()), "containerDefinitions.1.name", "two containers are named 'app'");
  }

  @Test
  @Tag("rule.td-container-needs-image")
  void container_withoutImage_isRefused() {
    assertRefused(
        containers(app("image", "")), IMAGE, "Container.image should not be null or empty.");
  }

  @Test
  @Tag("rule.td-image-length")
  void image_longerThan255Characters_isRefusedButNotForItsDigest() {
    String repository = "a".repeat(255);
    String digest = "@sha256:" + "0aF".repeat(21) + "1";

    assertThat(accepted(containers(app("image", repository + digest)))).isNotNull();
    assertRefused(
        containers(app("image", repository + "a")),
        IMAGE,
        "the image of container 'app' has 256 characters");
  }

  @Test
  @Tag("rule.td-image-characters")
  void image_ofOtherCharacters_isRefused() {
    accepted(containers(app("image", "host:5000/a_b/c-d.e:1#2")));
    for (String image : List.of("$IMAGE", "nginx:1 ", "{{image}}")) {
      assertRefused(
          containers(app("image", image)), IMAGE, "Container.image contains invalid characters.");
    }
  }

  @Test
  @Tag("rule.td-image-digest-form")
  void image_withAnotherDigestThanSha256_isRefused() {
    assertRefused(
        containers(app("image", "nginx@md5:00")), IMAGE, "'md5:00' is no digest of an image");
    String shorter = "sha256:" + "0".repeat(63);
    assertRefused(
        containers(app("image", "nginx@" + shorter)),
        IMAGE,
        "'" + shorter + "' is no digest of an image");
  }

  @Test
  @Tag("rule.td-network-mode-words")
  void networkMode_thatIsUnknown_isRefused() {
    for (String mode : List.of("bridge", "host", "awsvpc", "none")) {
      assertThat(accepted(task("networkMode", mode)).networkMode()).isEqualTo(mode);
    }
    assertRefused(
        task("networkMode", "overlay"), "networkMode", "unknown value 'overlay' of networkMode");
  }

  @Test
  @Tag("rule.td-requires-compatibilities-words")
  void requiresCompatibilities_withAnUnknownWord_isRefused() {
    assertRefused(
        task("requiresCompatibilities", List.of("EC2", "LAMBDA")),
        "requiresCompatibilities.1",
        "unknown value 'LAMBDA' of requiresCompatibilities");
  }

  @Test
  @Tag("rule.td-namespace-words")
  void pidAndIpcMode_thatAreUnknown_areRefused() {
    assertThat(accepted(task("pidMode", "task", "ipcMode", "none")).pidMode()).isEqualTo("task");
    assertRefused(task("pidMode", "none"), "pidMode", "unknown value 'none' of pidMode");
    assertRefused(task("ipcMode", "guest"), "ipcMode", "unknown value 'guest' of ipcMode");
  }

  private static RegisterTaskDefinition many(int count) {
    List<Map<String, Object>> many = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      many.add(app("name", "c" + i));
    }
    return task("containerDefinitions", many);
  }
}
