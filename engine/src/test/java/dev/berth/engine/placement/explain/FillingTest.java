package dev.berth.engine.placement.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ReferencePlacement;
import dev.berth.engine.placement.Rejection;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.placement.explain.Fit.Leftover;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Test;

class FillingTest {
  private static final int MANY = 1_000;
  private static final RegisteredResources INSTANCE =
      RegisteredResources.of(Resources.of(1_000, 1_000));

  private final ClusterState cluster = new ClusterState();

  @Test
  void cluster_thatIsFilled_tellsWhereAndWhatIsLeft() {
    cluster.register(INSTANCE, Map.of());
    cluster.register(INSTANCE, Map.of());
    cluster.take(1, request(700, 100, Constraints.NONE));

    Fit fit = filling(request(300, 400, Constraints.NONE)).fill(MANY);

    assertThat(fit.tasks()).isEqualTo(3);
    assertThat(fit.isAll()).isTrue();
    assertThat(fit.tasksByInstance()).containsExactly(2, 1);
    assertThat(fit.leftovers())
        .containsExactly(
            new Leftover(new Obstacle(Rejection.CPU, ""), 1, 0, 500, 0),
            new Leftover(new Obstacle(Rejection.MEMORY, ""), 1, 400, 200, 0));
  }

  @Test
  void oneInstanceMore_takesWhatItAloneCanTake_andIsGoneAgain() {
    cluster.register(INSTANCE, Map.of());
    Filling filling = filling(request(300, 10, Constraints.NONE));
    filling.fill(MANY);

    assertThat(filling.fillOneMore(INSTANCE, Map.of(), Set.of(), MANY)).isEqualTo(3);
    assertThat(filling.fill(MANY).tasks()).isZero();
    assertThat(filling.fillOneMore(INSTANCE, Map.of(), Set.of(), MANY)).isEqualTo(3);
  }

  @Test
  void distinctTasks_findOnePlacePerInstance() {
    cluster.register(INSTANCE, Map.of());
    cluster.register(INSTANCE, Map.of());

    Fit fit = filling(request(1, 1, Constraints.DISTINCT_INSTANCE)).fill(MANY);

    assertThat(fit.tasks()).isEqualTo(2);
    assertThat(fit.leftovers())
        .extracting(Leftover::obstacle)
        .containsExactly(new Obstacle(Rejection.DISTINCT_INSTANCE, ""));
  }

  @Test
  void filling_ofTasksThatNeedNothing_endsAtItsLimit() {
    cluster.register(INSTANCE, Map.of());

    Fit fit = filling(request(0, 0, Constraints.NONE)).fill(MANY);

    assertThat(fit.tasks()).isEqualTo(MANY);
    assertThat(fit.isAll()).isFalse();
  }

  private Filling filling(PlacementRequest request) {
    return new Filling(
        cluster, request, new ReferencePlacement(TieBreak.LOWEST), new SplitMix64(1));
  }

  private static PlacementRequest request(int cpuUnits, int memoryMiB, Constraints constraints) {
    return PlacementRequest.of(
        TaskDemand.of(Resources.of(cpuUnits, memoryMiB)), "family:web", constraints, List.of());
  }
}
