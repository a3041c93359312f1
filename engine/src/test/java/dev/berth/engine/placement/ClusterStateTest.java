package dev.berth.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClusterStateTest {
  private static final Resources LARGE = Resources.ofGpus(4096, 8192, 2);
  private static final Resources TASK = Resources.ofGpus(1024, 2048, 1);

  private final ClusterState cluster = new ClusterState();

  @Test
  void instances_asTheyRegister_areNumberedFromZero() {
    assertThat(cluster.register(RegisteredResources.of(LARGE), Map.of())).isZero();
    assertThat(cluster.register(RegisteredResources.of(LARGE), Map.of())).isEqualTo(1);
    assertThat(cluster.size()).isEqualTo(2);
  }

  @Test
  void take_ofADemand_leavesTheRest() {
    cluster.register(RegisteredResources.of(LARGE), Map.of());

    cluster.take(0, asking(TASK, "web"));

    assertThat(cluster.cpuLeft()[0]).isEqualTo(3072);
    assertThat(cluster.memoryLeft()[0]).isEqualTo(6144);
    assertThat(fits(0, Resources.ofGpus(3072, 6144, 1))).isTrue();
    assertThat(fits(0, Resources.ofGpus(3072, 6144, 2))).isFalse();
    assertThat(cluster.tasksOf("web")[0]).isEqualTo(1);
    assertThat(cluster.tasksOf("other")[0]).isZero();
  }

  @Test
  @Tag("rule.placement-no-overcommit")
  void take_ofMoreThanIsLeft_isRefused() {
    cluster.register(RegisteredResources.of(LARGE), Map.of());
    cluster.take(0, asking(TASK, "web"));
    cluster.take(0, asking(TASK, "web"));

    assertThatIllegalStateException()
        .isThrownBy(() -> cluster.take(0, asking(TASK, "web")))
        .withMessageStartingWith("instance 0 would be over-committed by")
        .withMessageContaining("RESOURCE:GPU, 2048 CPU units, 4096 MiB, 0 GPUs");
  }

  @Test
  void giveBack_ofWhatWasNeverTaken_isRefused() {
    cluster.register(RegisteredResources.of(LARGE), Map.of());

    assertThatIllegalStateException()
        .isThrownBy(() -> cluster.giveBack(0, asking(TASK, "web")))
        .withMessageStartingWith("instance 0 got back more than was taken");
  }

  @Test
  void giveBack_toAnotherGroup_isRefused() {
    cluster.register(RegisteredResources.of(LARGE), Map.of());
    cluster.take(0, asking(TASK, "web"));

    assertThatIllegalStateException().isThrownBy(() -> cluster.giveBack(0, asking(TASK, "other")));
  }

  @Test
  void figures_whenManyInstancesRegisterLater_areKept() {
    cluster.register(RegisteredResources.of(LARGE), Map.of("rack", "r0"));
    cluster.take(0, asking(TASK, "web"));
    assertThat(cluster.tasksOf("web", "rack")[0]).isEqualTo(1);

    for (int i = 1; i < 100; i++) {
      cluster.register(RegisteredResources.of(LARGE), Map.of("rack", "r" + i % 2));
    }
    cluster.take(99, asking(TASK, "web"));

    assertThat(cluster.cpuLeft()[0]).isEqualTo(3072);
    assertThat(cluster.tasksOf("web")[0]).isEqualTo(1);
    assertThat(cluster.tasksOf("web")[99]).isEqualTo(1);
    assertThat(cluster.tasksOf("web", "rack")).startsWith(1, 1);
  }

  @Test
  void valuesOfAnAttribute_areNumberedAsTheyAppear() {
    cluster.register(RegisteredResources.of(LARGE), Map.of("rack", "x"));
    cluster.register(RegisteredResources.of(LARGE), Map.of());
    cluster.register(RegisteredResources.of(LARGE), Map.of("rack", "y"));
    cluster.register(RegisteredResources.of(LARGE), Map.of("rack", "x"));
    cluster.register(RegisteredResources.of(LARGE), Map.of());

    assertThat(cluster.valuesOf("rack")).containsExactly(0, 1, 2, 0, 1);
  }

  @Test
  void attribute_setLater_isNumberedAnew() {
    cluster.register(RegisteredResources.of(LARGE), Map.of("rack", "x"));
    cluster.register(RegisteredResources.of(LARGE), Map.of("rack", "x"));
    cluster.take(1, asking(Resources.of(1, 1), "web"));
    assertThat(cluster.tasksOf("web", "rack")[0]).isEqualTo(1);

    cluster.setAttribute(1, "rack", "y");

    assertThat(cluster.valuesOf("rack")).containsExactly(0, 1);
    assertThat(cluster.tasksOf("web", "rack")).startsWith(0, 1);
    cluster.setAttribute(1, "rack", null);
    assertThat(cluster.attributes(1)).isEmpty();
  }

  @Test
  void sharesOfADevice_addUpToAWholeOne() {
    cluster.register(RegisteredResources.of(LARGE), Map.of());
    PlacementRequest share = asking(new Resources(1, 1, 400), "web");

    assertThat(cluster.take(0, share)).isEqualTo(0b01);
    assertThat(cluster.take(0, share)).isEqualTo(0b01);
    assertThat(cluster.take(0, share)).isEqualTo(0b10);

    assertThat(cluster.gpus().milliLeft(0)).containsExactly(200, 600);
    assertThat(fits(0, new Resources(1, 1, 600))).isTrue();
    assertThat(fits(0, new Resources(1, 1, 601))).isFalse();
    assertThat(fits(0, Resources.ofGpus(1, 1, 1))).isFalse();
    cluster.giveBack(0, share, 0b10);
    assertThat(fits(0, Resources.ofGpus(1, 1, 1))).isTrue();
  }

  @Test
  void devices_thatAreNotFree_cannotBeTaken() {
    cluster.register(RegisteredResources.of(LARGE), Map.of());
    cluster.take(0, asking(Resources.ofGpus(1, 1, 1), "web"), 0b10);

    assertThatIllegalStateException()
        .isThrownBy(() -> cluster.take(0, asking(Resources.ofGpus(1, 1, 1), "web"), 0b10))
        .withMessageContaining("RESOURCE:GPU");
    assertThat(cluster.cpuLeft()[0]).isEqualTo(4095);
  }

  private boolean fits(int instance, Resources amounts) {
    return Suitability.shortage(cluster, TaskDemand.of(amounts), instance) == null;
  }

  private static PlacementRequest asking(Resources amounts, String group) {
    return PlacementRequest.of(TaskDemand.of(amounts), group, Constraints.NONE, List.of());
  }
}
