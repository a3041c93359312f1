package dev.berth.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredAttributesTest {
  @Test
  @Tag("rule.resources-capability-of-awsvpc")
  void definition_withAwsvpcAndATaskSize_requiresTheirCapabilities() {
    assertThat(requires(NetworkMode.AWSVPC, 256, List.of()))
        .containsExactly("ecs.capability.task-cpu-mem-limit", "ecs.capability.task-eni");
  }

  @Test
  void definition_withBridgeAndContainerSizes_requiresNothing() {
    assertThat(requires(NetworkMode.BRIDGE, 0, List.of())).isEmpty();
  }

  @Test
  void definition_withAttributesGiven_requiresThemOnceAndInOrder() {
    List<String> given = List.of("rack", "ecs.capability.task-eni", "gpu-model");

    assertThat(requires(NetworkMode.AWSVPC, 0, given))
        .containsExactly("ecs.capability.task-eni", "gpu-model", "rack");
  }

  @Test
  void agents_canDoAllThatFeaturesRequire() {
    assertThat(AgentCapabilities.ALL)
        .containsAll(requires(NetworkMode.AWSVPC, 256, List.of()))
        .contains("com.amazonaws.ecs.capability.docker-remote-api.1.18")
        .doesNotContain("com.amazonaws.ecs.capability.selinux");
  }

  @ParameterizedTest
  @CsvSource({
    "m5.large,x86_64",
    "g4dn.xlarge,x86_64",
    "g5.xlarge,x86_64",
    "m6g.large,arm64",
    "c7gn.large,arm64",
    "g5g.xlarge,arm64",
    "a1.medium,arm64",
    "custom,x86_64"
  })
  void architecture_followsFromTheName(String name, String architecture) {
    InstanceType type = new InstanceType(name, Resources.NONE, 1, 0, 0);

    assertThat(type.cpuArchitecture()).isEqualTo(architecture);
  }

  private static List<String> requires(NetworkMode mode, int cpu, List<String> given) {
    return new TaskDefinition("web", 1, mode, cpu, 0, List.of(), given).requiresAttributes();
  }
}
