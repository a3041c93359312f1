package dev.berth.engine.packing;

import static dev.berth.engine.model.Resources.WHOLE_GPU;

import dev.berth.engine.model.Resources;
import dev.berth.engine.packing.CommonTasks.Common;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Brings instances together that have the same free, or about the same when there are many. */
final class FreeSpots {
  private static final int MOST_SPOTS = 500;
  private static final int FINEST_STEPS = 64;
  private static final int EXACT = 0;

  private final IntFunction<Resources> registered;
  private final FreeResources free;
  private final List<Common> tasks;

  FreeSpots(IntFunction<Resources> registered, FreeResources free, List<Common> tasks) {
    this.registered = registered;
    this.free = free;
    this.tasks = tasks;
  }

  /** At most 500 spots, in the order of their first instances. */
  List<FreeSpot> all() {
    Map<Place, Sum> spots = spots(EXACT);
    for (int steps = FINEST_STEPS; spots.size() > MOST_SPOTS && steps > 0; steps /= 2) {
      spots = spots(steps);
    }
    return spots.values().stream().map(Sum::spot).toList();
  }

  private Map<Place, Sum> spots(int steps) {
    Map<Place, Sum> spots = new LinkedHashMap<>();
    double homeless = 0;
    for (int i = 0; i < free.instances(); i++) {
      if (i == 0 || !free.isSame(i - 1, i)) {
        homeless = Fragmentation.homeless(free, tasks, i);
      }
      if (free.isThere(i)) {
        spots.computeIfAbsent(place(i, steps), _ -> new Sum()).add(i, homeless);
      }
    }
    return spots;
  }

  private Place place(int instance, int steps) {
    Resources size = registered.apply(instance);
    return new Place(
        steps == EXACT ? size : Resources.NONE,
        step(free.cpuUnits(instance), size.cpuUnits(), steps),
        step(free.memoryMiB(instance), size.memoryMiB(), steps),
        step(free.gpuMilli(instance), size.gpuMilli(), steps));
  }

  private static int step(int part, int whole, int steps) {
    return steps == EXACT || whole == 0 ? part : (int) ((long) part * steps / whole);
  }

  private record Place(Resources registered, int cpu, int memory, int gpu) {}

  /** The instances of one spot, added up. */
  private final class Sum {
    private int first = -1;
    private int count;
    private double cpuUnits;
    private double memoryMiB;
    private double gpuMilli;
    private double homelessShares;

    void add(int instance, double homeless) {
      first = first < 0 ? instance : first;
      count++;
      cpuUnits += free.cpuUnits(instance);
      memoryMiB += free.memoryMiB(instance);
      gpuMilli += free.gpuMilli(instance);
      homelessShares += homeless;
    }

    FreeSpot spot() {
      return new FreeSpot(
          first,
          count,
          cpuUnits / count,
          memoryMiB / count,
          gpuMilli / count / WHOLE_GPU,
          homelessShares / count);
    }
  }
}
