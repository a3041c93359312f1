package dev.berth.engine.placement;

import dev.berth.engine.model.PlacementStrategy;
import dev.berth.engine.model.PlacementStrategy.Binpack;
import dev.berth.engine.model.PlacementStrategy.FirstFit;
import dev.berth.engine.model.PlacementStrategy.Random;
import dev.berth.engine.model.PlacementStrategy.Spread;
import java.util.EnumMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * Placement as the developer guide tells it: keep the instances with enough resources, then those
 * that meet the constraints, then let each strategy of the chain narrow them, and pick one.
 */
public final class ReferencePlacement implements Placement {
  private final TieBreak ties;
  private int[] candidates = {};
  private int count;

  /** A placement that breaks ties this way. */
  public ReferencePlacement(TieBreak ties) {
    this.ties = ties;
  }

  @Override
  public int choose(ClusterState cluster, PlacementRequest request, UniformRandomProvider random) {
    listSuitable(cluster, request);
    if (count == 0) {
      return NO_INSTANCE;
    }
    for (PlacementStrategy strategy : request.strategies()) {
      narrow(strategy, cluster, request, random);
    }
    return candidates[ties == TieBreak.LOWEST ? 0 : draw(random)];
  }

  @Override
  public Map<Rejection, Integer> rejections(ClusterState cluster, PlacementRequest request) {
    Map<Rejection, Integer> counts = new EnumMap<>(Rejection.class);
    int[] groupTasks = cluster.tasksOf(request.group());
    for (int instance = 0; instance < cluster.size(); instance++) {
      Rejection rejection = Suitability.rejection(cluster, request, groupTasks, instance);
      if (rejection != null) {
        counts.merge(rejection, 1, Integer::sum);
      }
    }
    return counts;
  }

  private void listSuitable(ClusterState cluster, PlacementRequest request) {
    if (candidates.length < cluster.size()) {
      candidates = new int[cluster.size()];
    }
    count = cluster.listWithRoom(request.demand().amounts(), candidates);
    if (request.needsMoreThanRoom()) {
      keepSuitable(cluster, request);
    }
  }

  private void narrow(
      PlacementStrategy strategy,
      ClusterState cluster,
      PlacementRequest request,
      UniformRandomProvider random) {
    switch (strategy) {
      case Random() -> keepOnly(draw(random));
      case FirstFit() -> keepOnly(0);
      case Binpack(Binpack.Field field) ->
          keepLowest(field == Binpack.Field.CPU ? cluster.cpuLeft() : cluster.memoryLeft(), null);
      case Spread spread -> keepFewestTasks(spread, cluster, request.group());
    }
  }

  /** A random position among the candidates; a single one is not drawn for. */
  private int draw(UniformRandomProvider random) {
    return count == 1 ? 0 : random.nextInt(count);
  }

  private void keepOnly(int position) {
    candidates[0] = candidates[position];
    count = 1;
  }

  private void keepSuitable(ClusterState cluster, PlacementRequest request) {
    int[] groupTasks = cluster.tasksOf(request.group());
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (Suitability.rejection(cluster, request, groupTasks, candidates[i]) == null) {
        candidates[kept++] = candidates[i];
      }
    }
    count = kept;
  }

  /** Counts tasks on all instances of a bucket, not on the suitable ones only. */
  private void keepFewestTasks(Spread spread, ClusterState cluster, String group) {
    if (spread.isByInstance()) {
      keepLowest(cluster.tasksOf(group), null);
    } else {
      String attribute = spread.attribute();
      int[] buckets = cluster.valuesOf(attribute);
      keepLowest(cluster.tasksOf(group, attribute), buckets);
    }
  }

  /**
   * Keeps the candidates with the lowest figure.
   *
   * @param figures by instance number, or by bucket
   * @param buckets the bucket of each instance; {@code null} when figures are by instance
   */
  private void keepLowest(int[] figures, int @Nullable [] buckets) {
    int[] all = candidates;
    int lowest = Integer.MAX_VALUE;
    int kept = 0;
    for (int i = 0, end = count; i < end; i++) {
      int instance = all[i];
      int figure = figures[buckets == null ? instance : buckets[instance]];
      if (figure < lowest) {
        lowest = figure;
        kept = 0;
      }
      if (figure == lowest) {
        all[kept++] = instance;
      }
    }
    count = kept;
  }
}
