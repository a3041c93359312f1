package dev.berth.engine.cluster.call;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Listing;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.api.task.Failure;
import dev.berth.engine.api.task.ListTasks;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.ClusterTask;
import dev.berth.engine.cluster.ResourceIds;
import dev.berth.engine.cluster.SeenTask;
import dev.berth.engine.placement.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** DescribeTasks and ListTasks. */
final class TaskReads {
  private static final int MOST_DESCRIBED = 100;
  private static final String RUNNING = "RUNNING";
  private static final List<String> DESIRED = List.of(RUNNING, "PENDING", "STOPPED");
  private static final List<String> LAUNCH_TYPES =
      List.of("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES");

  private final Cluster cluster;
  private final TaskDescriptions descriptions;

  TaskReads(Cluster cluster, TaskDescriptions descriptions) {
    this.cluster = cluster;
    this.descriptions = descriptions;
  }

  Outcome<DescribeTasks.Response> describe(DescribeTasks call) {
    List<String> asked = call.tasks() == null ? List.of() : call.tasks();
    List<String> include = call.include() == null ? List.of() : call.include();
    EcsError error =
        Check.first(
            () -> Check.that(!asked.isEmpty(), "Tasks cannot be empty."),
            () ->
                Check.that(
                    asked.size() <= MOST_DESCRIBED,
                    "taskIds can have at most %d items.".formatted(MOST_DESCRIBED)),
            () ->
                Check.that(
                    List.of("TAGS").containsAll(include),
                    "include is %s, expected TAGS".formatted(include)));
    if (error != null) {
      return Outcome.refused(error);
    }
    List<Task> tasks = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    ResourceIds ids = cluster.names().tasks();
    for (String reference : asked) {
      ClusterTask task = cluster.tasks().find(ids.number(reference));
      if (task == null) {
        failures.add(Failure.of(ids.arn(reference), "MISSING"));
      } else {
        tasks.add(descriptions.describe(task, !include.isEmpty()));
      }
    }
    return Outcome.of(new DescribeTasks.Response(tasks, failures));
  }

  Outcome<ListTasks.Response> list(ListTasks call) {
    EcsError error = error(call);
    return error == null
        ? page(call, cluster.tasks().list(task -> isListed(task, call)))
        : Outcome.refused(error);
  }

  /** The same of tasks as somebody else sees them, in the order of their creation. */
  Outcome<ListTasks.Response> list(ListTasks call, List<? extends SeenTask> all) {
    EcsError error = error(call);
    return error == null
        ? page(call, all.stream().filter(task -> isListed(task, call)).toList())
        : Outcome.refused(error);
  }

  private Outcome<ListTasks.Response> page(ListTasks call, List<? extends SeenTask> listed) {
    Listing.Request page = new Listing.Request(call.maxResults(), call.nextToken());
    return Listing.page(
            List.<SeenTask>copyOf(listed), Listing.Order.byNumber(SeenTask::number), page)
        .then(listing ->
            Outcome.of(
                new ListTasks.Response(
                    listing.items().stream()
                        .map(task -> cluster.names().tasks().arn(task.number()))
                        .toList(),
                    listing.nextToken())));
  }

  private @Nullable EcsError error(ListTasks call) {
    return Check.first(
        () -> Check.oneOf("desiredStatus", call.desiredStatus(), DESIRED),
        () -> Check.oneOf("launchType", call.launchType(), LAUNCH_TYPES),
        () ->
            Check.that(
                call.startedBy() == null || !hasOtherFilter(call),
                "startedBy must be the only filter"),
        () -> unknownInstance(call.containerInstance()));
  }

  private @Nullable EcsError unknownInstance(@Nullable String reference) {
    if (reference == null) {
      return null;
    }
    long instance = cluster.names().instances().number(reference);
    return Check.that(
        instance != ResourceIds.NONE && instance < cluster.instances().size(),
        "The referenced container instance was not found.");
  }

  private boolean isListed(SeenTask task, ListTasks call) {
    String desired = Objects.requireNonNullElse(call.desiredStatus(), RUNNING);
    String instance = call.containerInstance();
    boolean onInstance =
        instance == null
            || (task.instance() != Placement.NO_INSTANCE
                && cluster.names().instances().number(instance) == task.instance());
    return task.desiredStatus().name().equals(desired)
        && onInstance
        && isOr(call.family(), task.definition().family())
        && isOr(call.startedBy(), task.details().startedBy())
        && isOr(call.serviceName(), task.details().service())
        && isOr(call.launchType(), task.details().fargate() == null ? "EC2" : "FARGATE")
        && call.daemonName() == null;
  }

  private static boolean hasOtherFilter(ListTasks call) {
    return Stream.of(
            call.containerInstance(),
            call.family(),
            call.serviceName(),
            call.launchType(),
            call.daemonName())
        .anyMatch(Objects::nonNull);
  }

  private static boolean isOr(@Nullable String wanted, @Nullable String found) {
    return wanted == null || wanted.equals(found);
  }
}
