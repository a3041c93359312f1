package dev.berth.engine.capacity;

import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Computes CapacityProviderReservation. What waits is counted on empty new instances, since what is
 * free on those that are there has been given away before; among kinds of tasks the one counts that
 * needs most.
 */
public final class ReservationMetric {
  private final ScalingSettings settings;
  private final ScalingProfile profile;
  private final List<RegisteredResources> types;
  private final boolean isMixed;

  /**
   * The metric of a group.
   *
   * @param types what each of its instance types registers
   * @param isMixed whether it has several types or several zones
   */
  public ReservationMetric(
      ScalingSettings settings,
      ScalingProfile profile,
      List<RegisteredResources> types,
      boolean isMixed) {
    this.settings = settings;
    this.profile = profile;
    this.types = List.copyOf(types);
    this.isMixed = isMixed;
  }

  /**
   * The datapoint of a moment.
   *
   * @param instances in service
   * @param empty those of them without a task, daemons left out
   * @param waiting what waits for this provider
   */
  public Reservation of(int instances, int empty, List<WaitingDemand> waiting) {
    if (waiting.isEmpty()) {
      return Reservation.of(instances, instances - empty);
    }
    int most = 0;
    boolean fitsAny = false;
    for (WaitingDemand kind : waiting) {
      if (fits(kind.demand())) {
        fitsAny = true;
        most = Math.max(most, instancesFor(kind));
      }
    }
    if (!fitsAny) {
      double percent =
          Double.isNaN(profile.idleMetric()) ? settings.targetCapacity() : profile.idleMetric();
      return new Reservation(percent, instances, instances);
    }
    return Reservation.of(instances, instances + step(most));
  }

  private int step(int instances) {
    return profile.plainStepsOnly() && isMixed
        ? settings.minimumStep()
        : Math.max(settings.minimumStep(), Math.min(settings.maximumStep(), instances));
  }

  /** Whether tasks of a kind fit an instance with the least of everything. */
  private boolean fits(TaskDemand demand) {
    Resources amounts = demand.amounts();
    return amounts.cpuUnits() <= least(type -> type.amounts().cpuUnits())
        && amounts.memoryMiB() <= least(type -> type.amounts().memoryMiB())
        && amounts.gpuMilli() <= least(type -> type.amounts().gpuMilli())
        && (!demand.networkInterface() || least(RegisteredResources::taskInterfaces) > 0);
  }

  /** How many instances with the most of everything take all tasks of a kind. */
  private int instancesFor(WaitingDemand kind) {
    if (kind.distinct() || !kind.demand().ports().isEmpty()) {
      return kind.tasks();
    }
    Resources amounts = kind.demand().amounts();
    int perInstance =
        Math.min(
            times(amounts.cpuUnits(), most(type -> type.amounts().cpuUnits())),
            Math.min(
                times(amounts.memoryMiB(), most(type -> type.amounts().memoryMiB())),
                times(amounts.gpuMilli(), most(type -> type.amounts().gpuMilli()))));
    if (kind.demand().networkInterface()) {
      perInstance = Math.min(perInstance, most(RegisteredResources::taskInterfaces));
    }
    return Math.ceilDiv(kind.tasks(), perInstance);
  }

  private static int times(int part, int whole) {
    return part == 0 ? Integer.MAX_VALUE : whole / part;
  }

  private int least(ToIntFunction<RegisteredResources> amount) {
    return types.stream().mapToInt(amount).min().orElse(0);
  }

  private int most(ToIntFunction<RegisteredResources> amount) {
    return types.stream().mapToInt(amount).max().orElse(0);
  }
}
