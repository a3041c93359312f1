package dev.berth.engine.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.berth.engine.model.Resources;
import dev.berth.engine.packing.CommonTasks.Common;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FragmentationTest {
  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void cpu_freeWhereMemoryIsFull_isStranded() {
    FreeResources free = FreeResources.of(List.of(Resources.of(100, 100), Resources.of(100, 100)));
    free.add(0, Resources.of(20, 95), -1, 0);

    Stranded stranded = Fragmentation.of(free, List.of(common(10, 10, 0, 1)));

    assertThat(stranded.cpu()).isEqualTo(80.0 / 180, EXACT);
    assertThat(stranded.memory()).isEqualTo(5.0 / 105, EXACT);
    assertThat(stranded.gpu()).isZero();
  }

  @Test
  void whatOnlySomeTasksFitInto_isStrandedByTheShareOfTheOthers() {
    FreeResources free = FreeResources.of(List.of(Resources.of(100, 100)));

    Stranded stranded =
        Fragmentation.of(free, List.of(common(100, 100, 0, 0.75), common(101, 1, 0, 0.25)));

    assertThat(stranded).isEqualTo(new Stranded(0.25, 0.25, 0));
    assertThat(Fragmentation.homeless(free, List.of(common(101, 1, 0, 0.25)), 0)).isEqualTo(0.25);
  }

  @Test
  void gpus_onDevicesWithTooLittleLeft_areStranded() {
    FreeResources free = FreeResources.of(List.of(Resources.ofGpus(100, 100, 3)));
    free.add(0, new Resources(1, 1, 700), -1, 0b001);
    free.add(0, new Resources(1, 1, 400), -1, 0b100);

    assertThat(gpu(free, common(1, 1, 500, 1))).as("300 of 1,900").isEqualTo(300.0 / 1_900, EXACT);
    assertThat(gpu(free, common(1, 1, 1_000, 1)))
        .as("the idle one")
        .isEqualTo(900.0 / 1_900, EXACT);
    assertThat(gpu(free, common(1, 1, 2_000, 1))).as("two are not idle").isEqualTo(1);
    assertThat(gpu(free, common(1, 1, 0, 1))).as("not asked for").isEqualTo(1);
  }

  @Test
  void cluster_withNothingFree_hasNothingStranded() {
    FreeResources free = FreeResources.of(List.of(Resources.of(10, 10)));
    free.add(0, Resources.of(10, 10), -1, 0);

    assertThat(Fragmentation.of(free, List.of(common(1, 1, 0, 1)))).isEqualTo(Stranded.NOTHING);
    assertThat(Fragmentation.of(FreeResources.of(List.of()), List.of()))
        .isEqualTo(Stranded.NOTHING);
  }

  private static double gpu(FreeResources free, Common task) {
    return Fragmentation.of(free, List.of(task)).gpu();
  }

  private static Common common(int cpu, int memory, int gpuMilli, double share) {
    return new Common(new Resources(cpu, memory, gpuMilli), share);
  }
}
