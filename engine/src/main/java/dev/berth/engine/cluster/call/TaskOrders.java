package dev.berth.engine.cluster.call;

import dev.berth.engine.api.CheckedPlacement;
import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.PlacementParameters;
import dev.berth.engine.api.task.NetworkConfiguration;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.RunnableDefinition;
import dev.berth.engine.cluster.TaskOrder;
import dev.berth.engine.input.Execution;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.lifecycle.container.VolumeTimes;
import dev.berth.engine.model.LaunchType;
import dev.berth.engine.placement.query.MissingAttribute;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks what RunTask asks for, and makes an order of it. Services ask for their tasks alike. */
public final class TaskOrders {
  private final Cluster cluster;
  private final Subnets subnets;
  private final MissingAttribute missing;

  /**
   * Orders for a cluster.
   *
   * @param missing what negative operators say of instances without the attribute
   */
  public TaskOrders(Cluster cluster, MissingAttribute missing) {
    this(cluster, new Subnets(cluster.instances()), missing);
  }

  TaskOrders(Cluster cluster, Subnets subnets, MissingAttribute missing) {
    this.cluster = cluster;
    this.subnets = subnets;
    this.missing = missing;
  }

  /** The order that a call is, or what is wrong with it. */
  public Outcome<TaskOrder> of(RunTask call, CallContext context) {
    Launching launching = new Launching(call, context.capacityProviders());
    StartChecks checks = new StartChecks(call, cluster.names().name());
    EcsError error =
        Check.first(
            () -> Check.within("count", call.count(), 1, TaskOrder.MAX_COUNT),
            checks::ofForm,
            launching::error);
    if (error != null) {
      return Outcome.refused(error);
    }
    return context
        .definition()
        .then(definition -> {
          CheckedPlacement placement = placement(call, launching, definition);
          EcsError ofDefinition =
              Check.first(
                  () -> launching.error(definition),
                  () -> checks.ofDefinition(definition, subnets, launching.type()),
                  () -> firstOf(placement),
                  () -> checks.ofRoles(definition, context.roles()),
                  launching::unsupported);
          return ofDefinition != null
              ? Outcome.refused(ofDefinition)
              : Outcome.of(order(call, definition, context, placement, launching));
        });
  }

  /** Whether a call's tasks run on Fargate. */
  public boolean areOnFargate(RunTask call, CallContext context) {
    return new Launching(call, context.capacityProviders()).type() == LaunchType.FARGATE;
  }

  /** The zones of the subnets that a call names; empty when any will do. */
  List<String> zones(@Nullable NetworkConfiguration network, RunnableDefinition definition) {
    return new Network(network, definition.definition().networkMode(), subnets).zones();
  }

  /** What each task does, as far as its roles let it. */
  Execution execution(StartChecks checks, RunnableDefinition definition, CallContext context) {
    Execution conduct = context.conduct().in(definition.definition());
    TimingProfile timing = cluster.timing();
    VolumeTimes volumes = new VolumeTimes(timing.attachVolume(), timing.detachVolume());
    return checks.permitted(conduct, definition, context.roles(), volumes);
  }

  private CheckedPlacement placement(
      RunTask call, Launching launching, RunnableDefinition definition) {
    return new PlacementParameters(
            launching.type(),
            Objects.requireNonNullElse(call.placementStrategy(), List.of()),
            Objects.requireNonNullElse(call.placementConstraints(), List.of()),
            definition.constraints().count())
        .check(missing);
  }

  private static @Nullable EcsError firstOf(CheckedPlacement placement) {
    return placement.violations().isEmpty() ? null : placement.violations().getFirst().error();
  }

  private TaskOrder order(
      RunTask call,
      RunnableDefinition definition,
      CallContext context,
      CheckedPlacement placement,
      Launching launching) {
    StartChecks checks = new StartChecks(call, cluster.names().name());
    Integer count = call.count();
    return new TaskOrder(
        definition.definition(),
        new Overrides(call.overrides(), definition.definition()).size(),
        checks.group(definition),
        definition.constraints().and(placement.constraints()),
        placement.policies(),
        false,
        zones(call.networkConfiguration(), definition),
        Collections.nCopies(count == null ? 1 : count, execution(checks, definition, context)),
        launching.mayWait(),
        checks.details(definition),
        launching.capacityStrategy());
  }
}
