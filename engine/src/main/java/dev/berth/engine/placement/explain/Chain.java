package dev.berth.engine.placement.explain;

import dev.berth.engine.placement.Candidates;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ScoringPolicy;
import dev.berth.engine.placement.explain.Narrowing.Figure;
import dev.berth.engine.placement.explain.Narrowing.Ground;
import dev.berth.engine.placement.policy.Binpack;
import dev.berth.engine.placement.policy.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;

/** Goes through a request's policies once more, with a known end, and notes what each left. */
final class Chain {
  private final ClusterState cluster;
  private final PlacementRequest request;
  private final int chosen;
  private int[] left = {};

  Chain(ClusterState cluster, PlacementRequest request, int chosen) {
    this.cluster = cluster;
    this.request = request;
    this.chosen = chosen;
  }

  List<Narrowing> narrow(int[] suitable) {
    left = suitable;
    List<Narrowing> narrowings = new ArrayList<>();
    for (PlacementPolicy policy : request.policies()) {
      narrowings.add(narrow(policy));
    }
    if (IntStream.of(left).noneMatch(each -> each == chosen)) {
      throw new IllegalArgumentException(
          "instance %d was chosen, but %s were left of the suitable ones"
              .formatted(chosen, Arrays.toString(left)));
    }
    return narrowings;
  }

  /** Instances that the last policy left. */
  List<Integer> left() {
    return IntStream.of(left).boxed().toList();
  }

  private Narrowing narrow(PlacementPolicy policy) {
    int[] before = left;
    Candidates candidates = Candidates.of(before);
    Draws draws = new Draws();
    policy.narrow(candidates, cluster, request, draws);
    // What chance decided cannot be drawn again, but where it led to is known.
    boolean byChance = draws.any;
    left = byChance ? new int[] {chosen} : candidates.toArray();
    return new Narrowing(
        policy,
        before.length,
        left.length,
        byChance ? new Narrowing.ByChance() : ground(policy, before));
  }

  private Ground ground(PlacementPolicy policy, int[] before) {
    return switch (policy) {
      case Spread spread when spread.isByInstance() -> {
        int[] tasks = cluster.tasksOf(request.group());
        yield figure(Figure.GROUP_TASKS, before, instance -> tasks[instance]);
      }
      case Spread spread -> byValue(spread.attribute(), before);
      case Binpack(Binpack.Field field) when field == Binpack.Field.CPU ->
          figure(Figure.CPU_LEFT, before, instance -> cluster.cpuLeft()[instance]);
      case Binpack _ ->
          figure(Figure.MEMORY_LEFT, before, instance -> cluster.memoryLeft()[instance]);
      case ScoringPolicy scoring ->
          figure(Figure.SCORE, before, instance -> scoring.score(cluster, request, instance));
      default -> new Narrowing.ByItself();
    };
  }

  private Ground figure(Figure figure, int[] before, IntToLongFunction figureOf) {
    long kept = figureOf.applyAsLong(left[0]);
    long furthest = kept;
    for (int instance : before) {
      long other = figureOf.applyAsLong(instance);
      if (Math.abs(other - kept) > Math.abs(furthest - kept)) {
        furthest = other;
      }
    }
    return new Narrowing.ByFigure(figure, kept, furthest);
  }

  private Ground byValue(String attribute, int[] before) {
    int[] numbers = cluster.valuesOf(attribute);
    int[] tasks = cluster.tasksOf(request.group(), attribute);
    Map<Integer, List<Integer>> instances = new LinkedHashMap<>();
    for (int instance : before) {
      instances.computeIfAbsent(numbers[instance], _ -> new ArrayList<>()).add(instance);
    }
    int kept = numbers[left[0]];
    List<Narrowing.Value> values = new ArrayList<>();
    instances.forEach((number, those) -> {
      String value = cluster.attributes(those.getFirst()).getOrDefault(attribute, "");
      boolean isKept = tasks[number] == tasks[kept];
      values.add(new Narrowing.Value(value, tasks[number], those.size(), isKept));
    });
    return new Narrowing.ByValue(attribute, values);
  }

  /** Random numbers, whichever, that tell whether any was drawn. */
  private static final class Draws implements UniformRandomProvider {
    private final UniformRandomProvider numbers = new SplitMix64(0);
    private boolean any;

    @Override
    public long nextLong() {
      any = true;
      return numbers.nextLong();
    }
  }
}
