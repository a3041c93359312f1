package dev.berth.engine.cluster.call;

import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.api.task.Failure;
import dev.berth.engine.api.task.ListTasks;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.ClusterTask;
import dev.berth.engine.cluster.Replica;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A cluster's tasks as readers see them while changes take their time until they are seen. */
public final class DelayedTasks {
  private final Cluster cluster;
  private final TaskDescriptions descriptions;
  private final Replica<Snapshot> replica;

  /**
   * Follows a cluster that has no tasks yet.
   *
   * @param delay from a change until it is seen, in seconds
   */
  public DelayedTasks(Cluster cluster, Distribution delay, RandomStreams streams) {
    this.cluster = cluster;
    descriptions = new TaskDescriptions(cluster);
    replica = new Replica<>(delay, streams.named("consistency").stream());
  }

  /** A task at one time. */
  private record Snapshot(Task bare, Task tagged) {
    Task of(boolean withTags) {
      return withTags ? tagged : bare;
    }
  }

  /** Notes that a task has changed, or was forgotten. */
  public void changed(long number, long now) {
    ClusterTask task = cluster.tasks().find(number);
    String arn = cluster.names().tasks().arn(number);
    if (task == null) {
      replica.remove(arn, now);
    } else {
      Snapshot snapshot =
          new Snapshot(descriptions.describe(task), descriptions.describe(task, true));
      replica.put(arn, snapshot, now);
    }
  }

  /** An answer from the books as readers see it: as things were, and without what is too new. */
  public DescribeTasks.Response seen(DescribeTasks call, DescribeTasks.Response answer, long now) {
    boolean withTags = call.include() != null && !call.include().isEmpty();
    Map<String, Snapshot> visible = replica.at(now);
    List<Task> tasks = new ArrayList<>();
    List<Failure> failures = new ArrayList<>(answer.failures());
    for (Task task : answer.tasks()) {
      Snapshot snapshot = visible.get(task.taskArn());
      if (snapshot == null) {
        failures.add(Failure.of(task.taskArn(), "MISSING"));
      } else {
        tasks.add(snapshot.of(withTags));
      }
    }
    return new DescribeTasks.Response(tasks, failures);
  }

  /** A list from the books without what is too new to be seen. */
  public ListTasks.Response seen(ListTasks.Response answer, long now) {
    Map<String, Snapshot> visible = replica.at(now);
    List<String> arns = answer.taskArns().stream().filter(visible::containsKey).toList();
    return new ListTasks.Response(arns, answer.nextToken());
  }
}
