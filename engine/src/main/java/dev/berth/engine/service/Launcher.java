package dev.berth.engine.service;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.service.CreateService;
import dev.berth.engine.api.tag.Tag;
import dev.berth.engine.api.tag.Tags;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.ClusterTask;
import dev.berth.engine.cluster.TaskDetails;
import dev.berth.engine.cluster.TaskOrder;
import dev.berth.engine.cluster.call.CallContext;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.Rejection;
import dev.berth.engine.placement.Suitability;
import dev.berth.engine.placement.policy.DefaultChains;
import dev.berth.engine.witness.Submission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a service gets tasks: it asks for them as RunTask does, a few with each order. */
final class Launcher {
  private static final EcsError NOT_ON_FARGATE =
      new EcsError.UnsupportedFeatureException(
          "services on FARGATE are not simulated, only services on EC2 instances");

  private final Surroundings around;
  private final ServiceNames names;
  private final Map<Revision, Prepared> prepared = new LinkedHashMap<>();

  Launcher(Surroundings around, ServiceNames names) {
    this.around = around;
    this.names = names;
  }

  /**
   * An order for one task, as long as there are no other instances or attributes.
   *
   * @param version of the cluster's instances that it was made for
   */
  private record Prepared(TaskOrder order, int version) {}

  /** An order for one task by these settings, or what is wrong with them. */
  static Outcome<TaskOrder> check(
      Surroundings around, CreateService settings, CallContext context) {
    RunTask call = runTask(settings);
    Outcome<TaskOrder> order = around.orders().of(call, context);
    return around.orders().areOnFargate(call, context)
        ? order.then(_ -> Outcome.refused(NOT_ON_FARGATE))
        : order;
  }

  /** Forgets what was prepared for settings of before. */
  void forget() {
    prepared.clear();
  }

  /** The chain of policies that tasks of a deployment are placed by. */
  List<PlacementPolicy> policies(Rollout rollout, CreateService settings) {
    TaskOrder one = order(rollout, settings);
    return one == null ? DefaultChains.SERVICE : one.policies();
  }

  /**
   * Starts tasks wherever there is room.
   *
   * @return those that were created
   */
  List<Member> start(Rollout rollout, CreateService settings, int count, long now) {
    TaskOrder one = order(rollout, settings);
    List<Member> members = new ArrayList<>();
    boolean room = one != null;
    while (one != null && room && members.size() < count) {
      int wanted = Math.min(TaskOrder.MAX_COUNT, count - members.size());
      long first = cluster().upcomingTask();
      int created = cluster().runThoseThatFit(one.times(wanted), now);
      for (long number = first; number < first + created; number++) {
        members.add(member(number, rollout, now));
      }
      room = created == wanted;
    }
    return members;
  }

  /** Starts a task on an instance; {@code null} if it does not take it. */
  @Nullable Member startOn(int instance, Rollout rollout, CreateService settings, long now) {
    TaskOrder one = order(rollout, settings);
    if (one == null || rejection(one, instance) != null) {
      return null;
    }
    long number = cluster().upcomingTask();
    cluster().noteArrival(one, 1, now);
    cluster().startOn(instance, one, Submission.fromOutside(1, now), now);
    return member(number, rollout, now);
  }

  /** Whether an instance could have a task of a revision if nothing were on it. */
  boolean isEligible(int instance, Rollout rollout, CreateService settings) {
    TaskOrder one = order(rollout, settings);
    return one != null && Suitability.isEligible(cluster().instances(), one.placement(), instance);
  }

  /** Why there is no room, in ECS's words: of the instance that comes nearest. */
  String whyNoRoom(Rollout rollout, CreateService settings) {
    TaskOrder one = order(rollout, settings);
    if (cluster().instances().active() == 0 || one == null) {
      return "Reason: No Container Instances were found in your cluster.";
    }
    List<@Nullable Rejection> rejections =
        Suitability.rejections(cluster().instances(), one.placement());
    int closest = Placement.NO_INSTANCE;
    Rejection nearest = Rejection.STATUS;
    for (int instance = 0; instance < rejections.size(); instance++) {
      Rejection rejection = rejections.get(instance);
      if (rejection != null && rejection.compareTo(nearest) > 0) {
        nearest = rejection;
        closest = instance;
      }
    }
    return closest == Placement.NO_INSTANCE
        ? "Reason: No Container Instances were found in your cluster."
        : "The closest matching (container-instance %s) %s"
            .formatted(cluster().names().instances().id(closest), said(nearest));
  }

  private @Nullable Rejection rejection(TaskOrder order, int instance) {
    return Suitability.rejection(
        cluster().instances(),
        order.placement(),
        cluster().instances().tasksOf(order.group()),
        instance);
  }

  private @Nullable TaskOrder order(Rollout rollout, CreateService settings) {
    Revision revision = rollout.revision();
    Prepared known = prepared.get(revision);
    int version = cluster().instances().version();
    if (known == null || known.version() != version) {
      CallContext context =
          new CallContext(
              Outcome.of(revision.definition()),
              revision.conduct(),
              revision.providers(),
              revision.roles());
      Outcome<TaskOrder> outcome =
          check(around, DeployableSettings.of(settings, revision.settings()), context);
      if (!(outcome instanceof Outcome.Done<TaskOrder>(TaskOrder order))) {
        return known == null ? null : known.order();
      }
      known = new Prepared(describe(order, rollout, settings), version);
      prepared.put(revision, known);
    }
    return known.order();
  }

  private TaskOrder describe(TaskOrder order, Rollout rollout, CreateService settings) {
    TaskDetails details = order.details();
    return new TaskOrder(
        order.taskDefinition(),
        order.sizeOverride(),
        names.group(),
        order.constraints(),
        order.policies().isEmpty() ? DefaultChains.SERVICE : order.policies(),
        order.behindLoadBalancer(),
        order.zones(),
        order.executions(),
        order.mayWait(),
        new TaskDetails(
            rollout.id(),
            names.name(),
            details == null ? null : details.overrides(),
            tags(rollout.revision(), settings),
            Boolean.TRUE.equals(settings.enableExecuteCommand()),
            rollout.revision().settings().networkConfiguration(),
            null,
            0,
            null),
        order.strategy());
  }

  private Tags tags(Revision revision, CreateService settings) {
    Tags tags =
        switch (settings.propagateTags()) {
          case "TASK_DEFINITION" -> Tags.of(revision.definition().tags());
          case "SERVICE" -> Tags.of(settings.tags());
          case null, default -> Tags.NONE;
        };
    return Boolean.TRUE.equals(settings.enableECSManagedTags())
        ? tags.with(
            List.of(
                new Tag("aws:ecs:clusterName", cluster().names().name()),
                new Tag("aws:ecs:serviceName", names.name())))
        : tags;
  }

  private static RunTask runTask(CreateService settings) {
    return new RunTask(
        settings.capacityProviderStrategy(),
        settings.cluster(),
        1,
        null,
        settings.enableExecuteCommand(),
        null,
        settings.launchType(),
        settings.networkConfiguration(),
        null,
        settings.placementConstraints(),
        settings.placementStrategy(),
        settings.platformVersion(),
        null,
        null,
        null,
        null,
        settings.taskDefinition(),
        null,
        null);
  }

  private Member member(long number, Rollout rollout, long now) {
    ClusterTask task = cluster().tasks().find(number);
    if (task == null) {
      throw new IllegalStateException("task " + number + " was created, but is not known");
    }
    return new Member(task, rollout, now);
  }

  private Cluster cluster() {
    return around.cluster();
  }

  private static String said(Rejection rejection) {
    return switch (rejection) {
      case CPU -> "has insufficient CPU units available.";
      case MEMORY -> "has insufficient memory available.";
      case PORTS -> "is already using a port required by your task.";
      case ATTRIBUTE, LOCATION -> "is missing an attribute required by your task.";
      case AGENT -> "doesn't have the agent connected.";
      case STATUS, CAPACITY_PROVIDER, GPU, NETWORK_INTERFACE, MEMBER_OF, DISTINCT_INSTANCE ->
          "encountered error \"" + rejection.reason() + "\".";
    };
  }
}
