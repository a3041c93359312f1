package dev.berth.engine.cluster.call;

import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.api.task.Failure;
import dev.berth.engine.api.task.GetTaskProtection;
import dev.berth.engine.api.task.ListTasks;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.api.task.TaskOperation;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.ClusterTask;
import dev.berth.engine.cluster.Replica;
import dev.berth.engine.cluster.SeenTask;
import dev.berth.engine.cluster.TaskDetails;
import dev.berth.engine.model.DesiredStatus;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cluster's tasks as readers see them while changes take their time until they are seen. */
final class DelayedTasks {
  private final Cluster cluster;
  private final TaskDescriptions descriptions;
  private final TaskReads reads;
  private final TaskProtections protections;
  private final Replica<Snapshot> replica;

  /**
   * Follows a cluster that has no tasks yet.
   *
   * @param delay from a change until it is seen, in seconds
   */
  DelayedTasks(Cluster cluster, Distribution delay, RandomStreams streams) {
    this.cluster = cluster;
    descriptions = new TaskDescriptions(cluster);
    reads = new TaskReads(cluster, descriptions);
    protections = new TaskProtections(cluster);
    replica = new Replica<>(delay, streams.named("consistency").stream());
  }

  /** A task at one time. */
  private record Snapshot(
      long number,
      TaskDefinition definition,
      TaskDetails details,
      int instance,
      DesiredStatus desiredStatus,
      TaskStatus lastStatus,
      Task bare,
      Task tagged)
      implements SeenTask {}

  /** Notes that a task has changed, or was forgotten. */
  void changed(long number, long now) {
    ClusterTask task = cluster.tasks().find(number);
    String arn = cluster.names().tasks().arn(number);
    if (task == null) {
      replica.remove(arn, now);
      return;
    }
    replica.put(
        arn,
        new Snapshot(
            number,
            task.definition(),
            task.details(),
            task.instance(),
            task.desiredStatus(),
            task.lastStatus(),
            descriptions.describe(task),
            descriptions.describe(task, true)),
        now);
  }

  /** An answer from the books as readers see it: as things were, and without what is too new. */
  Outcome<?> seen(TaskOperation<?> operation, Outcome<?> answer, long now) {
    if (!(answer instanceof Outcome.Done<?>(Object response))) {
      return answer;
    }
    return switch (operation) {
      case DescribeTasks describe when response instanceof DescribeTasks.Response found ->
          Outcome.of(seen(describe, found, now));
      case ListTasks list -> reads.list(list, List.copyOf(replica.at(now).values()));
      case GetTaskProtection get ->
          protections.get(get, number -> find(number, now), () -> canBeProtected(now), now);
      default -> answer;
    };
  }

  private @Nullable Snapshot find(long number, long now) {
    // What is no number of a task has no ARN either.
    return cluster.tasks().find(number) == null
        ? null
        : replica.at(now).get(cluster.names().tasks().arn(number));
  }

  private List<Snapshot> canBeProtected(long now) {
    return replica.at(now).values().stream().filter(SeenTask::canBeProtected).toList();
  }

  private DescribeTasks.Response seen(DescribeTasks call, DescribeTasks.Response answer, long now) {
    boolean withTags = call.include() != null && !call.include().isEmpty();
    Map<String, Snapshot> visible = replica.at(now);
    List<Task> tasks = new ArrayList<>();
    List<Failure> failures = new ArrayList<>(answer.failures());
    for (Task task : answer.tasks()) {
      Snapshot snapshot = visible.get(task.taskArn());
      if (snapshot == null) {
        failures.add(Failure.of(task.taskArn(), "MISSING"));
      } else {
        tasks.add(withTags ? snapshot.tagged() : snapshot.bare());
      }
    }
    return new DescribeTasks.Response(tasks, failures);
  }
}
