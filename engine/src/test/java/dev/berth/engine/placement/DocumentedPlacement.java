package dev.berth.engine.placement;

import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.policy.Binpack;
import dev.berth.engine.placement.policy.FirstFit;
import dev.berth.engine.placement.policy.RandomChoice;
import dev.berth.engine.placement.policy.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** The documentation once more, as slowly and plainly as possible, with books of its own. */
final class DocumentedPlacement {
  private final List<Instance> instances = new ArrayList<>();

  void register(Resources registered, Map<String, String> attributes) {
    instances.add(new Instance(registered, attributes, new ArrayList<>()));
  }

  int size() {
    return instances.size();
  }

  void take(int instance, PlacementRequest request) {
    instances.get(instance).tasks.add(request);
  }

  void giveBack(int instance, PlacementRequest request) {
    instances.get(instance).tasks.remove(request);
  }

  /** Every instance that a task may go to. */
  List<Integer> allowed(PlacementRequest request, TieBreak ties) {
    List<Integer> left =
        IntStream.range(0, instances.size())
            .filter(i -> instances.get(i).hasRoomFor(request.demand().amounts()))
            .filter(
                i -> !request.constraints().distinctInstance() || tasks(i, request.group()) == 0)
            .boxed()
            .toList();
    for (PlacementPolicy policy : request.policies()) {
      switch (policy) {
        case RandomChoice() -> {
          return left;
        }
        case FirstFit() -> {
          return left.stream().limit(1).toList();
        }
        case Binpack(Binpack.Field field) -> left = lowest(left, i -> instances.get(i).left(field));
        case Spread spread -> left = lowest(left, i -> tasksLike(i, spread, request.group()));
        default -> throw new IllegalArgumentException("undocumented: " + policy);
      }
    }
    return ties == TieBreak.RANDOM ? left : left.stream().limit(1).toList();
  }

  private static List<Integer> lowest(List<Integer> all, ToLongFunction<Integer> figure) {
    long least = all.stream().mapToLong(figure).min().orElse(0);
    return all.stream().filter(i -> figure.applyAsLong(i) == least).toList();
  }

  private long tasksLike(int instance, Spread spread, String group) {
    return IntStream.range(0, instances.size())
        .filter(other -> value(other, spread).equals(value(instance, spread)))
        .mapToLong(other -> tasks(other, group))
        .sum();
  }

  private String value(int instance, Spread spread) {
    return spread.isByInstance()
        ? "" + instance
        : instances.get(instance).attributes.getOrDefault(spread.attribute(), "");
  }

  private long tasks(int instance, String group) {
    return instances.get(instance).tasks.stream()
        .filter(task -> task.group().equals(group))
        .count();
  }

  private record Instance(
      Resources registered, Map<String, String> attributes, List<PlacementRequest> tasks) {
    boolean hasRoomFor(Resources demand) {
      return demand.cpuUnits() <= left(Binpack.Field.CPU)
          && demand.memoryMiB() <= left(Binpack.Field.MEMORY)
          && demand.gpuMilli()
              <= registered.gpuMilli()
                  - tasks.stream().mapToLong(task -> task.demand().amounts().gpuMilli()).sum();
    }

    long left(Binpack.Field field) {
      return switch (field) {
        case CPU ->
            registered.cpuUnits()
                - tasks.stream().mapToLong(task -> task.demand().amounts().cpuUnits()).sum();
        case MEMORY ->
            registered.memoryMiB()
                - tasks.stream().mapToLong(task -> task.demand().amounts().memoryMiB()).sum();
      };
    }
  }
}
