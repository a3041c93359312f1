package dev.berth.engine.cluster.call;

import static dev.berth.engine.cluster.call.Definitions.family;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.RunTaskBuilder;
import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.task.ContainerOverride;
import dev.berth.engine.api.task.TaskOverride;
import dev.berth.engine.api.taskdefinition.KeyValuePair;
import dev.berth.engine.api.taskdefinition.ResourceRequirement;
import dev.berth.engine.model.Resources;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a call makes different from the task definition. */
class RunTaskOverridesTest {
  private final CalledCluster cluster =
      new CalledCluster()
          .instance(8192, 16384)
          .define(family("job").build())
          .define(family("sized").size(1024, 2048).build());

  @Test
  @Tag("rule.tasks-override-unknown-container")
  void container_unknown_isRefusedInEcsWords() {
    assertThat(refused(containers(ContainerOverride.none("web"))))
        .isEqualTo(
            new InvalidParameterException(
                "Override for container named web is not a container in the TaskDefinition."));
  }

  @Test
  @Tag("rule.tasks-override-names-a-container")
  void container_withoutAName_isRefused() {
    assertThat(
            refused(
                containers(new ContainerOverride(null, null, null, null, null, null, null, null))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-override-length")
  void overrides_longerThan8192_areRefused() {
    // {"containerOverrides":[{"name":"app","command":["..."]}]} has 54 characters around the dots.
    assertThat(refused(containers(command("c".repeat(8192 - 53))))).isNotNull();
    assertThat(demand("job", containers(command("c".repeat(8192 - 54)))))
        .isEqualTo(Resources.of(1024, 1280));
  }

  @Test
  @Tag("rule.tasks-override-length")
  void length_countsEscapesAsTheyAreWritten() {
    assertThat(JsonLength.of("a\"b\\c\n")).isEqualTo("\"a\\\"b\\\\c\\u000a\"".length());
    assertThat(JsonLength.of(containers(command("x"))))
        .isEqualTo("{\"containerOverrides\":[{\"name\":\"app\",\"command\":[\"x\"]}]}".length());
  }

  @Test
  @Tag("rule.tasks-override-task-size")
  void sizeOfTheTask_countsInsteadOfTheDefinitions() {
    TaskOverride size = new TaskOverride(null, "2048", null, null, "4096", null, null);

    assertThat(demand("job", size)).isEqualTo(Resources.of(2048, 4096));
    assertThat(demand("sized", size)).isEqualTo(Resources.of(2048, 4096));
  }

  @Test
  @Tag("rule.tasks-override-task-size")
  void sizeOfTheTask_thatIsNoNumber_isRefused() {
    assertThat(refused(new TaskOverride(null, "much", null, null, null, null, null)).message())
        .isEqualTo("cpu of the overrides is 'much', expected a whole number above 0");
  }

  @Test
  @Tag("rule.tasks-override-container-size")
  void sizeOfAContainer_countsInTheSumOfContainers() {
    TaskOverride size =
        containers(new ContainerOverride("side", null, null, null, 100, null, 64, null));

    assertThat(demand("job", size)).isEqualTo(Resources.of(612, 1088));
  }

  @Test
  @Tag("rule.tasks-override-task-size-first")
  void sizeOfAContainer_underATaskSize_doesNotCount() {
    TaskOverride size =
        containers(new ContainerOverride("side", null, null, null, 100, null, 64, null));

    assertThat(demand("sized", size)).isEqualTo(Resources.of(1024, 2048));
  }

  @Test
  @Tag("rule.tasks-override-memory-order")
  void reservation_aboveTheLimit_isRefused() {
    assertThat(
            refused(
                containers(new ContainerOverride("app", null, null, null, null, 512, 513, null))))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(
            refused(
                containers(new ContainerOverride("app", null, null, null, null, 3, null, null))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-override-gpu")
  void gpus_countInsteadOfTheDefinitions() {
    TaskOverride gpus =
        containers(
            new ContainerOverride(
                "app",
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new ResourceRequirement("2", "GPU"))));

    assertThat(cluster.done(call("job", gpus).build()).failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.reason()).isEqualTo("RESOURCE:GPU"));
  }

  @Test
  @Tag("rule.tasks-override-echoed")
  void answer_saysOfEachContainer_whatIsDifferent() {
    ContainerOverride app =
        new ContainerOverride(
            "app", null, List.of(new KeyValuePair("K", "v")), null, null, null, null, null);

    assertThat(overridesOf(containers(app)).containerOverrides())
        .containsExactly(app, ContainerOverride.none("side"));
    assertThat(overridesOf(null).containerOverrides())
        .containsExactly(ContainerOverride.none("app"), ContainerOverride.none("side"));
  }

  private TaskOverride overridesOf(@Nullable TaskOverride overrides) {
    RunTaskBuilder call = RunTaskBuilder.of("job");
    TaskOverride told =
        cluster
            .done((overrides == null ? call : call.overrides(overrides)).build())
            .tasks()
            .getFirst()
            .overrides();
    assertThat(told).isNotNull();
    return told;
  }

  private Resources demand(String family, TaskOverride overrides) {
    cluster.done(call(family, overrides).build());
    return cluster.started.getLast().demand();
  }

  private EcsError refused(TaskOverride overrides) {
    return cluster.refused(call("job", overrides).build());
  }

  private static RunTaskBuilder call(String family, TaskOverride overrides) {
    return RunTaskBuilder.of(family).overrides(overrides);
  }

  private static ContainerOverride command(String word) {
    return new ContainerOverride("app", List.of(word), null, null, null, null, null, null);
  }

  private static TaskOverride containers(ContainerOverride... all) {
    return new TaskOverride(List.of(all), null, null, null, null, null, null);
  }
}
