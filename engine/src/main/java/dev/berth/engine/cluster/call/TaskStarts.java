package dev.berth.engine.cluster.call;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.task.Failure;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.api.task.StartTask;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.capacity.CapacityStrategy;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.ClusterTask;
import dev.berth.engine.cluster.PlacementFailure;
import dev.berth.engine.cluster.ResourceIds;
import dev.berth.engine.cluster.RunnableDefinition;
import dev.berth.engine.cluster.TaskOrder;
import dev.berth.engine.model.LaunchType;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.Rejection;
import dev.berth.engine.placement.query.MissingAttribute;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent.TasksArrived;
import dev.berth.engine.record.WorldEvent.TasksDropped;
import dev.berth.engine.witness.Submission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** RunTask and StartTask. */
final class TaskStarts {
  private static final String MISSING = "MISSING";
  private static final String VCPU_QUOTA =
      "You've reached the limit on the number of vCPUs you can run concurrently";

  private final Cluster cluster;
  private final TaskDescriptions descriptions;
  private final Subnets subnets;
  private final TaskOrders orders;
  private final ClientTokens tokens = new ClientTokens();

  /**
   * Starts in a cluster.
   *
   * @param missing what negative operators say of instances without the attribute
   */
  TaskStarts(Cluster cluster, TaskDescriptions descriptions, MissingAttribute missing) {
    this.cluster = cluster;
    this.descriptions = descriptions;
    subnets = new Subnets(cluster.instances());
    orders = new TaskOrders(cluster, subnets, missing);
  }

  /** Tasks that have just been created, and why others were not. */
  private record Started(List<ClusterTask> tasks, List<Failure> failures) {}

  /** Runs tasks, unless the call's token says that this has been done. */
  Outcome<RunTask.Response> run(RunTask call, CallContext context, long now) {
    String token = call.clientToken();
    EcsError malformed = ClientTokens.error(token);
    if (malformed != null) {
      return Outcome.refused(malformed);
    }
    RunTask untold = call.withClientToken(null);
    ClientTokens.Entry earlier = token == null ? null : tokens.find(token, now);
    if (earlier != null) {
      return again(earlier, untold, now);
    }
    Launching launching = new Launching(call, context.capacityProviders());
    return orders
        .of(call, context)
        .then(order ->
            launching.type() == LaunchType.FARGATE
                ? Outcome.of(placeOnFargate(call, order, launching, now))
                : place(order, now))
        .then(started -> {
          if (token != null) {
            tokens.put(
                token, new ClientTokens.Entry(untold, started.tasks(), started.failures(), now));
          }
          return Outcome.of(new RunTask.Response(described(started), started.failures()));
        });
  }

  /** Starts a task on each of the instances that the caller has chosen. */
  Outcome<StartTask.Response> start(StartTask call, CallContext context, long now) {
    List<String> chosen = Objects.requireNonNullElse(call.containerInstances(), List.<String>of());
    StartChecks checks = new StartChecks(call, cluster.names().name());
    EcsError error =
        Check.first(
            () -> Check.that(!chosen.isEmpty(), "Container instances can not be empty."),
            () ->
                Check.that(
                    chosen.size() <= TaskOrder.MAX_COUNT,
                    "containerInstances can have at most %d items.".formatted(TaskOrder.MAX_COUNT)),
            checks::ofForm);
    if (error != null) {
      return Outcome.refused(error);
    }
    // Clients of the world have said already what the checks would ask about networks and volumes.
    ClientTask client = context.client();
    return context
        .definition()
        .then(definition -> {
          EcsError ofDefinition =
              Check.first(
                  () ->
                      Check.that(
                          definition.compatibilities().contains("EC2"),
                          "Task definition does not support launch_type EC2."),
                  () ->
                      client == null
                          ? checks.ofDefinition(definition, subnets, LaunchType.EC2)
                          : null,
                  () -> checks.ofRoles(definition, context.roles()));
          if (ofDefinition != null) {
            return Outcome.refused(ofDefinition);
          }
          Started started =
              client == null
                  ? startFromOutside(chosen, order(call, definition, context), now)
                  : startOn(chosen, client.order(), client.submission(), now);
          return Outcome.of(new StartTask.Response(described(started), started.failures()));
        });
  }

  private Started placeOnFargate(RunTask call, TaskOrder order, Launching launching, long now) {
    FargatePlaces places = new FargatePlaces(cluster, subnets, call.networkConfiguration());
    long first = cluster.upcomingTask();
    arrive(order.count(), order, now);
    int created =
        cluster.runOnFargate(
            order,
            places.spread(launching.fargateProviders(order.count()), launching.platformVersion()),
            Submission.fromOutside(order.count(), now),
            now);
    drop(order.count() - created, order, now);
    return new Started(
        created(first, created),
        Collections.nCopies(order.count() - created, new Failure(null, VCPU_QUOTA, null)));
  }

  private Outcome<Started> place(TaskOrder order, long now) {
    long first = cluster.upcomingTask();
    arrive(order.count(), order, now);
    TaskOrder.Response response =
        cluster.run(order, Submission.fromOutside(order.count(), now), true, now);
    drop(order.count() - response.created(), order, now);
    return switch (response) {
      case TaskOrder.Refusal(EcsError error, long _) -> Outcome.refused(error);
      case TaskOrder.Rejected(EcsError error, long _) -> Outcome.refused(error);
      case TaskOrder.Answer answer ->
          Outcome.of(
              new Started(
                  created(first, answer.created()),
                  failures(answer.failures(), order.count() - answer.created())));
    };
  }

  private Started startFromOutside(List<String> chosen, TaskOrder order, long now) {
    arrive(chosen.size(), order, now);
    Started started = startOn(chosen, order, Submission.fromOutside(1, now), now);
    drop(started.failures().size(), order, now);
    return started;
  }

  private Started startOn(List<String> chosen, TaskOrder order, Submission submission, long now) {
    ResourceIds ids = cluster.names().instances();
    List<ClusterTask> tasks = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String reference : chosen) {
      long instance = ids.number(reference);
      if (instance == ResourceIds.NONE || instance >= cluster.instances().size()) {
        failures.add(Failure.of(ids.arn(reference), MISSING));
        continue;
      }
      long number = cluster.upcomingTask();
      Rejection rejection = cluster.startOn((int) instance, order, submission, now);
      if (rejection == null) {
        tasks.addAll(created(number, 1));
      } else {
        failures.add(Failure.of(ids.arn(instance), rejection.reason()));
      }
    }
    return new Started(tasks, failures);
  }

  private TaskOrder order(StartTask call, RunnableDefinition definition, CallContext context) {
    StartChecks checks = new StartChecks(call, cluster.names().name());
    return new TaskOrder(
        definition.definition(),
        new Overrides(call.overrides(), definition.definition()).size(),
        checks.group(definition),
        Constraints.NONE,
        List.of(),
        false,
        orders.zones(call.networkConfiguration(), definition),
        List.of(orders.execution(checks, definition, context)),
        false,
        checks.details(definition),
        CapacityStrategy.NONE);
  }

  /** The original answer, as far as it still counts. */
  private Outcome<RunTask.Response> again(ClientTokens.Entry earlier, RunTask call, long now) {
    if (!earlier.call().equals(call)) {
      return Outcome.refused(
          new EcsError.ConflictException(
              "the clientToken belongs to a call with other parameters",
              earlier.tasks().stream()
                  .map(task -> cluster.names().tasks().arn(task.number()))
                  .toList()));
    }
    List<Task> tasks = new ArrayList<>();
    for (ClusterTask task : earlier.tasks()) {
      if (task.stoppedAt() == ClusterTask.NEVER) {
        tasks.add(descriptions.describe(task, true));
      } else if (now - task.stoppedAt() < ClientTokens.HOUR) {
        tasks.add(descriptions.describeStopped(task));
      }
    }
    List<Failure> failures = earlier.failures();
    if (!failures.isEmpty() && now - earlier.answeredAt() >= ClientTokens.HOUR) {
      String count = "%d failures more than an hour ago".formatted(failures.size());
      failures = List.of(new Failure(null, null, count));
    }
    return Outcome.of(new RunTask.Response(tasks, failures));
  }

  private List<Task> described(Started started) {
    return started.tasks().stream().map(task -> descriptions.describe(task, true)).toList();
  }

  private List<ClusterTask> created(long first, int count) {
    List<ClusterTask> tasks = new ArrayList<>();
    for (long number = first; number < first + count; number++) {
      ClusterTask task = cluster.tasks().find(number);
      if (task == null) {
        throw new IllegalStateException("task " + number + " was created, but is not known");
      }
      tasks.add(task);
    }
    return tasks;
  }

  /** By task, and for each of these by the instances' ARNs. */
  private List<Failure> failures(List<PlacementFailure> all, int tasks) {
    if (tasks == 0) {
      return List.of();
    }
    List<Failure> ofOne =
        all.subList(0, all.size() / tasks).stream()
            .map(
                each -> Failure.of(cluster.names().instances().arn(each.instance()), each.reason()))
            .sorted(Comparator.comparing(Failure::arn, Comparator.nullsLast(String::compareTo)))
            .toList();
    List<Failure> failures = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      failures.addAll(ofOne);
    }
    return failures;
  }

  private void arrive(int count, TaskOrder order, long now) {
    cluster.note(new TasksArrived(now, Source.CONTROL_PLANE, count, order.demand()));
  }

  /** Who calls has given up what was not created. */
  private void drop(int count, TaskOrder order, long now) {
    if (count > 0) {
      cluster.note(new TasksDropped(now, Source.CONTROL_PLANE, count, order.demand()));
    }
  }
}
