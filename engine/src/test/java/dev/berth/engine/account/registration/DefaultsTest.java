package dev.berth.engine.account.registration;

import static dev.berth.engine.account.registration.RegistrationFixtures.accepted;
import static dev.berth.engine.account.registration.RegistrationFixtures.app;
import static dev.berth.engine.account.registration.RegistrationFixtures.container;
import static dev.berth.engine.account.registration.RegistrationFixtures.containers;
import static dev.berth.engine.account.registration.RegistrationFixtures.map;
import static dev.berth.engine.account.registration.RegistrationFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.taskdefinition.ContainerDefinition;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DefaultsTest {
  @Test
  @Tag("rule.td-network-mode-default")
  void networkMode_leftOut_isBridge() {
    assertThat(accepted(task()).networkMode()).isEqualTo("bridge");
  }

  @Test
  @Tag("rule.td-container-cpu-default")
  void containerCpu_leftOut_isZero() {
    assertThat(container(task()).cpu()).isZero();
  }

  @Test
  @Tag("rule.td-roles-by-short-name")
  void role_byItsShortName_becomesAnArn() {
    assertThat(accepted(task("taskRoleArn", "app")).taskRoleArn())
        .isEqualTo("arn:aws:iam::111122223333:role/app");
    assertThat(accepted(task("taskRoleArn", "arn:aws:iam::1:role/x")).taskRoleArn())
        .isEqualTo("arn:aws:iam::1:role/x");
  }

  @Test
  @Tag("rule.td-empty-lists-are-described")
  void container_thatSaysLittle_isDescribedWithEmptyLists() {
    ContainerDefinition container = container(task());

    assertThat(container.environment()).isEmpty();
    assertThat(container.portMappings()).isEmpty();
    assertThat(container.mountPoints()).isEmpty();
    assertThat(container.volumesFrom()).isEmpty();
    assertThat(container.systemControls()).isEmpty();
    assertThat(container.secrets()).isNull();
  }

  @Test
  @Tag("rule.td-all-that-came-is-described")
  void container_withMembersThatNoRuleLooksAt_keepsThem() {
    ContainerDefinition container =
        container(
            containers(
                app(
                    "entryPoint",
                    List.of("sh", "-c"),
                    "user",
                    "1000",
                    "extraHosts",
                    List.of(map("hostname", "h", "ipAddress", "10.0.0.1")))));

    assertThat(container.more()).containsOnlyKeys("entryPoint", "user");
    assertThat(container.more()).containsEntry("entryPoint", List.of("sh", "-c"));
    assertThat(container.extraHosts())
        .containsExactly(map("hostname", "h", "ipAddress", "10.0.0.1"));
  }
}
