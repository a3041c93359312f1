package dev.berth.engine.placement.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.engine.placement.policy.TaskMix.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskMixTest {
  @Test
  void mix_ofLikeShapes_addsThemUpCommonestFirst() {
    TaskMix mix =
        new TaskMix(
            List.of(
                new Shape(1, 0, 2),
                new Shape(2, 500, 4),
                new Shape(1, 0, 3),
                new Shape(2, 1_000, 4)));

    assertThat(mix.shapes())
        .containsExactly(new Shape(1, 0, 5), new Shape(2, 1_000, 4), new Shape(2, 500, 4));
    assertThat(mix.weight()).isEqualTo(13);
  }

  @Test
  void commonest_ofAMix_areTheFewestThatReachTheShare() {
    TaskMix mix =
        new TaskMix(List.of(new Shape(1, 0, 80), new Shape(2, 0, 15), new Shape(3, 0, 5)));

    assertThat(mix.commonest(95).shapes()).hasSize(2);
    assertThat(mix.commonest(96).shapes()).hasSize(3);
    assertThat(mix.commonest(1).shapes()).hasSize(1);
    assertThat(TaskMix.NONE.commonest(95)).isEqualTo(TaskMix.NONE);
  }

  @Test
  void shape_withoutWeight_isRefused() {
    assertThatThrownBy(() -> new Shape(1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weight 0");
  }
}
