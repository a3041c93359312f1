package dev.berth.engine.cluster.call;

import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.tag.Tags;
import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.api.task.GetTaskProtection;
import dev.berth.engine.api.task.ListTasks;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.api.task.StartTask;
import dev.berth.engine.api.task.StopTask;
import dev.berth.engine.api.task.TaskOperation;
import dev.berth.engine.api.task.UpdateTaskProtection;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.ClusterTask;
import dev.berth.engine.cluster.ResourceIds;
import dev.berth.engine.cluster.StopCause;
import dev.berth.engine.model.StopCode;
import dev.berth.engine.placement.query.MissingAttribute;

/** Answers the operations on the tasks of one cluster. */
public final class TaskCalls {
  private final Cluster cluster;
  private final TaskDescriptions descriptions;
  private final TaskStarts starts;
  private final TaskReads reads;
  private final TaskProtections protections;

  /**
   * Answers from the books of a cluster.
   *
   * @param missing what negative operators say of instances without the attribute
   */
  public TaskCalls(Cluster cluster, MissingAttribute missing) {
    this.cluster = cluster;
    descriptions = new TaskDescriptions(cluster);
    starts = new TaskStarts(cluster, descriptions, missing);
    reads = new TaskReads(cluster, descriptions);
    protections = new TaskProtections(cluster);
  }

  /** Answers a call. */
  public <R> Outcome<R> answer(TaskOperation<R> operation, CallContext context, long now) {
    // An operation's own type says what is answered to it, but a switch cannot know that.
    @SuppressWarnings("unchecked")
    Outcome<R> outcome = (Outcome<R>) answerAny(operation, context, now);
    return outcome;
  }

  private Outcome<?> answerAny(TaskOperation<?> operation, CallContext context, long now) {
    return switch (operation) {
      case RunTask call -> starts.run(call, context, now);
      case StartTask call -> starts.start(call, context, now);
      case StopTask call -> stop(call, now);
      case DescribeTasks call -> reads.describe(call);
      case ListTasks call -> reads.list(call);
      case UpdateTaskProtection call -> protections.update(call, now);
      case GetTaskProtection call -> protections.get(call, now);
    };
  }

  private Outcome<StopTask.Response> stop(StopTask call, long now) {
    String reference = call.task();
    if (reference == null || !ResourceIds.isWellFormed(reference)) {
      return Outcome.refused(Check.invalid("Task Identifier is invalid"));
    }
    ClusterTask task = cluster.tasks().find(cluster.names().tasks().number(reference));
    if (task == null) {
      return Outcome.refused(Check.invalid("The referenced task was not found."));
    }
    String reason = call.reason();
    StopCause cause =
        reason == null || reason.isEmpty()
            ? StopCause.BY_USER
            : new StopCause(StopCode.USER_INITIATED, reason);
    if (task.isWanted() && !task.details().tags().isEmpty()) {
      task.describe(task.details().with(Tags.NONE));
    }
    cluster.stop(task.number(), cause, now);
    return Outcome.of(new StopTask.Response(descriptions.describe(task)));
  }
}
