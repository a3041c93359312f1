package dev.berth.engine.account.registration;

import static dev.berth.engine.account.registration.RegistrationFixtures.accepted;
import static dev.berth.engine.account.registration.RegistrationFixtures.app;
import static dev.berth.engine.account.registration.RegistrationFixtures.assertRefused;
import static dev.berth.engine.account.registration.RegistrationFixtures.containers;
import static dev.berth.engine.account.registration.RegistrationFixtures.map;
import static dev.berth.engine.account.registration.RegistrationFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SizeChecksTest {
  private static final String FIRST = "containerDefinitions.0.";

  @Test
  @Tag("rule.td-task-cpu-forms")
  void taskCpu_inVcpus_isKeptAsUnits() {
    assertThat(accepted(task("cpu", "1024")).cpu()).isEqualTo("1024");
    assertThat(accepted(task("cpu", "1 vCPU")).cpu()).isEqualTo("1024");
    assertThat(accepted(task("cpu", "2vcpu")).cpu()).isEqualTo("2048");
    assertThat(accepted(task("cpu", ".25 vCPU")).cpu()).isEqualTo("256");
    assertRefused(task("cpu", "1 core"), "cpu", "Invalid 'cpu' setting for task.");
    assertRefused(task("cpu", "-1"), "cpu", "Invalid 'cpu' setting for task.");
  }

  @Test
  @Tag("rule.td-task-memory-forms")
  void taskMemory_inGigabytes_isKeptAsMebibytes() {
    assertThat(accepted(task("memory", "1024")).memory()).isEqualTo("1024");
    assertThat(accepted(task("memory", "1GB")).memory()).isEqualTo("1024");
    assertThat(accepted(task("memory", "0.5 gb")).memory()).isEqualTo("512");
    assertRefused(task("memory", "1 TB"), "memory", "Invalid 'memory' setting for task.");
    assertRefused(
        task("memory", "0", "containerDefinitions", List.of(app("memory", ""))),
        "memory",
        "Invalid 'memory' setting for task.");
  }

  @Test
  @Tag("rule.td-task-cpu-range-on-ec2")
  void taskCpu_outOfBounds_isRefused() {
    accepted(task("cpu", "128"));
    accepted(task("cpu", "196608"));
    assertRefused(task("cpu", "127"), "cpu", "Invalid 'cpu' setting for task.");
    assertRefused(task("cpu", "196609"), "cpu", "Invalid 'cpu' setting for task.");
  }

  @Test
  @Tag("rule.td-task-memory-on-ec2-is-any")
  void taskMemory_thatFargateDoesNotHave_isAcceptedForEc2() {
    assertThat(accepted(task("cpu", "300", "memory", "777")).memory()).isEqualTo("777");
  }

  @Test
  @Tag("rule.td-some-memory-is-needed")
  void container_withoutAnyMemory_isRefusedUnlessTheTaskHasSome() {
    assertRefused(
        containers(app("memory", "")),
        FIRST + "memory",
        "Invalid setting for container 'app'. At least one of 'memory' or 'memoryReservation' must"
            + " be specified.");
    accepted(containers(app("memory", "", "memoryReservation", 64)));
    accepted(task("memory", "512", "containerDefinitions", List.of(app("memory", ""))));
  }

  @Test
  @Tag("rule.td-memory-not-below-reservation")
  void container_reservingMoreThanItsLimit_isRefused() {
    accepted(containers(app("memory", 128, "memoryReservation", 128)));
    assertRefused(
        containers(app("memory", 127, "memoryReservation", 128)),
        FIRST + "memoryReservation",
        "Invalid setting for container 'app'. 'memory' is less than 'memoryReservation'.");
  }

  @Test
  @Tag("rule.td-container-memory-at-least-four")
  void container_ofThreeMebibytes_isRefused() {
    accepted(containers(app("memory", 4)));
    assertRefused(
        containers(app("memory", 3)),
        FIRST + "memory",
        "Invalid 'memory' setting for container 'app'.");
    assertRefused(
        containers(app("memoryReservation", 0)),
        FIRST + "memoryReservation",
        "Invalid 'memoryReservation' setting for container 'app'.");
  }

  @Test
  @Tag("rule.td-container-cpu-not-negative")
  void container_withNegativeCpu_isRefused() {
    accepted(containers(app("cpu", 0)));
    assertRefused(
        containers(app("cpu", -1)), FIRST + "cpu", "Invalid 'cpu' setting for container 'app'.");
  }

  @Test
  @Tag("rule.td-container-memory-within-task")
  void container_largerThanItsTask_isRefused() {
    accepted(task("memory", "128"));
    assertRefused(
        task("memory", "127", "containerDefinitions", List.of(app("memoryReservation", 100))),
        FIRST + "memory",
        "The 'memory' setting for container 'app' is greater than for the task.");
  }

  @Test
  @Tag("rule.td-container-cpu-sum-within-task")
  void containers_withMoreCpuThanTheTask_areRefused() {
    List<?> two = List.of(app("cpu", 100), app("name", "side", "cpu", 156));

    accepted(task("cpu", "256", "containerDefinitions", two));
    assertRefused(
        task("cpu", "255", "containerDefinitions", two),
        "cpu",
        "The sum of all container 'cpu' values cannot be greater than the value of the task"
            + " 'cpu'.");
  }

  @Test
  @Tag("rule.td-reserved-memory-sum-within-task")
  void containers_reservingMoreThanTheTask_areRefused() {
    List<?> two = List.of(app(), app("name", "side", "memory", 128, "memoryReservation", 72));

    accepted(task("memory", "200", "containerDefinitions", two));
    assertRefused(
        task("memory", "199", "containerDefinitions", two),
        "memory",
        "The containers of the task reserve more memory than the task has.");
  }

  @Test
  @Tag("rule.td-document-at-most-64-kib")
  void definition_ofMoreThan64Kib_isRefused() {
    long rest = DocumentSize.bytes(dev.berth.engine.api.Members.write(sized(0)));
    int most = (int) (DocumentSize.MOST_BYTES - rest);

    accepted(sized(most));
    assertRefused(
        sized(most + 1), "containerDefinitions", "the task definition has 65537 bytes as JSON");
  }

  @Test
  void bytes_ofEveryKindOfValue_areThoseOfCompactJson() {
    Object value = map("a", List.of(1, true, "x\"y\n"), "é", map(), "l", List.of());

    assertThat(DocumentSize.bytes(value))
        .isEqualTo(
            "{\"a\":[1,true,\"x\\\"y\\n\"],\"é\":{},\"l\":[]}"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8)
                .length);
  }

  private static dev.berth.engine.api.taskdefinition.RegisterTaskDefinition sized(int length) {
    return containers(
        app("environment", List.of(map("name", "A", "value", "x" + "x".repeat(length)))));
  }
}
