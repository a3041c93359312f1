package dev.berth.engine;

import dev.berth.engine.account.DeclaredDefinition;
import dev.berth.engine.input.Workload;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.pipeline.PipelineStep;
import dev.berth.engine.placement.ProvisioningLimits;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.record.InstanceInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * All that decides a world's course: the same specification gives the same events.
 *
 * @param cluster the cluster's name; empty for a world that begins without any cluster
 * @param ties how placement chooses among instances that its strategies leave equal
 * @param horizonNanos virtual time at which the world ends even if work is left; empty: when no
 *     work is left
 * @param provisioning how tasks without room wait in PROVISIONING, as with managed scaling; {@code
 *     null} if RunTask answers at once that there is none
 * @param rules what the documents leave open
 * @param account how calls are answered
 * @param script what happens to instances
 * @param taskDefinitions those that are registered when the world begins; those of workloads are in
 *     any case
 * @param steps what deployment pipelines do
 * @param capacity where instances come from that join later
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
    OpenRules rules,
    AccountRules account,
    Script script,
    List<DeclaredDefinition> taskDefinitions,
    List<PipelineStep> steps,
    Capacity capacity) {
  public WorldSpecification {
    instances = List.copyOf(instances);
    workloads = List.copyOf(workloads);
    taskDefinitions = List.copyOf(taskDefinitions);
    steps = List.copyOf(steps);
    if (cluster.isEmpty()
        && !(instances.isEmpty()
            && workloads.isEmpty()
            && steps.isEmpty()
            && script.equals(Script.NONE))) {
      throw new IllegalArgumentException("a world without a cluster in which something happens");
    }
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

  /** A world whose account limits no calls, and whose instances are there from the start. */
  public WorldSpecification(
      String cluster,
      long seed,
      List<InstanceGroup> instances,
      TimingProfile timing,
      TieBreak ties,
      List<Workload> workloads,
      OptionalLong horizonNanos,
      @Nullable ProvisioningLimits provisioning,
      OpenRules rules) {
    this(
        cluster,
        seed,
        instances,
        timing,
        ties,
        workloads,
        horizonNanos,
        provisioning,
        rules,
        AccountRules.PLAIN,
        Script.NONE,
        List.of(),
        List.of(),
        Capacity.PLAIN);
  }

  /** Whether the world begins without any cluster, as an account that is new. */
  public boolean isEmpty() {
    return cluster.isEmpty();
  }

  /** The same world without an end, in which this account answers calls. */
  public WorldSpecification endless(AccountRules owner) {
    return new WorldSpecification(
        cluster,
        seed,
        instances,
        timing.keepingStopped(),
        ties,
        workloads,
        OptionalLong.empty(),
        provisioning,
        rules,
        owner,
        script,
        taskDefinitions,
        steps,
        capacity);
  }

  /** The same world until another time, with its workloads and steps or without. */
  public WorldSpecification until(long nanos, boolean withWorkloads) {
    return new WorldSpecification(
        cluster,
        seed,
        instances,
        timing,
        ties,
        withWorkloads ? workloads : List.of(),
        OptionalLong.of(nanos),
        provisioning,
        rules,
        account,
        script,
        taskDefinitions,
        withWorkloads ? steps : List.of(),
        capacity);
  }

  /** All instances in the order in which they register, which is that of their numbers. */
  public List<Joining> joinings() {
    List<Joining> all = new ArrayList<>();
    for (InstanceGroup group : instances) {
      for (int i = 0; i < group.count(); i++) {
        all.add(new Joining(group, i, script.registrationOf(group, i)));
      }
    }
    all.sort(Comparator.comparingLong(Joining::timeNanos));
    return all;
  }

  /** All instances that are to register by the specification, in the order of their numbers. */
  public List<InstanceInfo> instanceInfos() {
    List<InstanceInfo> all = new ArrayList<>();
    for (Joining joining : joinings()) {
      InstanceGroup group = joining.group();
      all.add(
          new InstanceInfo(
              group.labelOf(joining.index()),
              group.type().registered(),
              group.type().hourlyPriceUsd()));
    }
    return all;
  }
}
