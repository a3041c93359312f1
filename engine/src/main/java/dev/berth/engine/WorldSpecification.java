package dev.berth.engine;

import dev.berth.engine.input.Workload;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.placement.ProvisioningLimits;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.record.InstanceInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * All that decides a world's course: the same specification gives the same events.
 *
 * @param cluster the cluster's name
 * @param ties how placement chooses among instances that its strategies leave equal
 * @param horizonNanos virtual time at which the world ends even if work is left; empty: when no
 *     work is left
 * @param provisioning how tasks without room wait in PROVISIONING, as with managed scaling; {@code
 *     null} if RunTask answers at once that there is none
 * @param rules what the documents leave open
 */
public record WorldSpecification(
    String cluster,
    long seed,
    List<InstanceGroup> instances,
    TimingProfile timing,
    TieBreak ties,
    List<Workload> workloads,
    OptionalLong horizonNanos,
    @Nullable ProvisioningLimits provisioning,
    OpenRules rules) {
  public WorldSpecification {
    instances = List.copyOf(instances);
    workloads = List.copyOf(workloads);
  }

  /** A world in which RunTask answers at once when there is no room. */
  public WorldSpecification(
      String cluster,
      long seed,
      List<InstanceGroup> instances,
      TimingProfile timing,
      TieBreak ties,
      List<Workload> workloads,
      OptionalLong horizonNanos) {
    this(cluster, seed, instances, timing, ties, workloads, horizonNanos, null, OpenRules.DEFAULT);
  }

  /** All instances, in the order of their numbers. */
  public List<InstanceInfo> instanceInfos() {
    List<InstanceInfo> all = new ArrayList<>();
    for (InstanceGroup group : instances) {
      for (int i = 0; i < group.count(); i++) {
        all.add(
            new InstanceInfo(
                group.labelOf(i), group.type().registered(), group.type().hourlyPriceUsd()));
      }
    }
    return all;
  }
}
