package dev.berth.engine.capacity;

import java.util.List;
import java.util.Optional;

/**
 * Numbers of capacity providers that AWS has changed over the years. Sources: announcement of
 * cluster auto scaling (December 2019), announcement of its faster scale-in (September 2022),
 * service quotas of 2020, 2022 and 2026, developer guide.
 *
 * @param provisioningQuota tasks of a cluster that may be in PROVISIONING at once
 * @param scaleInShare the largest part of a group that one step of scale-in takes away
 * @param plainStepsOnly whether a group with several instance types or zones grows by exactly the
 *     smallest step, whatever waits
 * @param mostProviders capacity providers of a cluster, and items of a strategy
 * @param idleMetric the metric while no waiting task fits any instance type; NaN: the target
 */
public record ScalingProfile(
    String name,
    int provisioningQuota,
    double scaleInShare,
    boolean plainStepsOnly,
    int mostProviders,
    double idleMetric) {
  /** As it was announced. */
  public static final ScalingProfile ECS_2020 =
      new ScalingProfile("ecs-2020", 100, 0.05, true, 6, 100);

  /** After the quota of waiting tasks was raised, before scale-in became faster. */
  public static final ScalingProfile ECS_2022 =
      new ScalingProfile("ecs-2022", 300, 0.05, false, 6, 100);

  /** As the documents of 2026 have it. */
  public static final ScalingProfile ECS_CURRENT =
      new ScalingProfile("ecs-current", 500, 0.5, false, 20, Double.NaN);

  /** All of them, the oldest first. */
  public static final List<ScalingProfile> ALL = List.of(ECS_2020, ECS_2022, ECS_CURRENT);

  /** The profile with this name. */
  public static Optional<ScalingProfile> named(String name) {
    return ALL.stream().filter(profile -> profile.name.equals(name)).findFirst();
  }
}
