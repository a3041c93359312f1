package dev.berth.engine.cluster.call;

import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.instance.Attribute;
import dev.berth.engine.api.instance.ContainerInstance;
import dev.berth.engine.api.instance.DeleteAttributes;
import dev.berth.engine.api.instance.DeregisterContainerInstance;
import dev.berth.engine.api.instance.InstanceOperation;
import dev.berth.engine.api.instance.PutAttributes;
import dev.berth.engine.api.instance.RegisterContainerInstance;
import dev.berth.engine.api.instance.UpdateContainerAgent;
import dev.berth.engine.api.instance.UpdateContainerInstancesState;
import dev.berth.engine.api.tag.TagResource;
import dev.berth.engine.api.tag.UntagResource;
import dev.berth.engine.api.task.ProtectedTask;
import dev.berth.engine.api.task.StopTask;
import dev.berth.engine.api.task.TaskOperation;
import dev.berth.engine.api.task.UpdateTaskProtection;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.ClusterTask;
import dev.berth.engine.cluster.DelayedInstances;
import dev.berth.engine.cluster.ResourceIds;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.query.MissingAttribute;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.WorldEvent;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongLinkedOpenHashSet;
import org.jspecify.annotations.Nullable;

/**
 * What readers see of a cluster while changes take their time until they are seen. It is told what
 * changes, and makes of answers from the books those that readers get.
 */
public final class DelayedReads {
  private final Cluster cluster;
  private final DelayedTasks tasks;
  private final DelayedInstances instances;
  private final LongLinkedOpenHashSet changedTasks = new LongLinkedOpenHashSet();
  private final IntLinkedOpenHashSet changedInstances = new IntLinkedOpenHashSet();
  private int knownInstances;

  /**
   * Follows a cluster in which nothing is yet.
   *
   * @param missing what negative operators say of instances without the attribute
   * @param delay from a change until it is seen, in seconds
   */
  public DelayedReads(
      Cluster cluster, MissingAttribute missing, Distribution delay, RandomStreams streams) {
    this.cluster = cluster;
    tasks = new DelayedTasks(cluster, delay, streams);
    instances = new DelayedInstances(cluster, missing, delay, streams);
  }

  /** Notes what an event has changed. */
  public void note(WorldEvent event) {
    switch (event) {
      case WorldEvent.TaskPlaced e -> noteTask(e.task());
      case WorldEvent.TaskProvisioned e -> noteTask(e.task());
      case WorldEvent.TaskNotPlaced e -> noteTask(e.task());
      case WorldEvent.TaskReleased e -> noteTask(e.task());
      case WorldEvent.TaskOrphaned e -> noteTask(e.task());
      case WorldEvent.TaskStatusChanged e -> noteTask(e.task());
      default -> {}
    }
  }

  /** Notes that a task has changed, and with it its instance. */
  public void noteTask(long number) {
    changedTasks.add(number);
    ClusterTask task = cluster.tasks().find(number);
    if (task != null && task.isPlaced()) {
      changedInstances.add(task.instance());
    }
  }

  /** Notes that an instance has changed, and with it, perhaps, what is said of its tasks. */
  public void noteInstance(int instance) {
    changedInstances.add(instance);
    cluster
        .tasks()
        .list(task -> task.instance() == instance)
        .forEach(task -> changedTasks.add(task.number()));
  }

  /** An answer as who called gets it; what the call has changed is noted. */
  public <R> Outcome<R> seen(Operation<R> operation, Outcome<R> answer, long now) {
    if (answer instanceof Outcome.Done<R>(R response)) {
      noteChanges(operation, response);
    }
    Outcome<?> seen =
        switch (operation) {
          case TaskOperation<?> call -> tasks.seen(call, answer, now);
          case InstanceOperation<?> call -> instances.seen(call, answer, now);
          default -> answer;
        };
    // It is of the same type as the answer.
    @SuppressWarnings("unchecked")
    Outcome<R> same = (Outcome<R>) seen;
    return same;
  }

  /** From now on what has been noted is on its way to readers. */
  public void publish(long now) {
    changedTasks.forEach((long task) -> tasks.changed(task, now));
    changedTasks.clear();
    while (knownInstances < cluster.instances().size()) {
      changedInstances.add(knownInstances++);
    }
    changedInstances.forEach((int instance) -> instances.changed(instance, now));
    changedInstances.clear();
  }

  private void noteChanges(Operation<?> operation, @Nullable Object response) {
    switch (response) {
      case UpdateTaskProtection.Response(var changed, _) ->
          changed.stream().map(ProtectedTask::taskArn).forEach(this::noteArn);
      case StopTask.Response(var task) -> noteArn(task.taskArn());
      case UpdateContainerInstancesState.Response(var changed, _) ->
          changed.stream().map(ContainerInstance::containerInstanceArn).forEach(this::noteArn);
      case RegisterContainerInstance.Response(var one) -> noteArn(one.containerInstanceArn());
      case DeregisterContainerInstance.Response(var one) -> noteArn(one.containerInstanceArn());
      case UpdateContainerAgent.Response(var one) -> noteArn(one.containerInstanceArn());
      case PutAttributes.Response(var set) ->
          set.stream().map(Attribute::targetId).forEach(this::noteArn);
      case DeleteAttributes.Response(var gone) ->
          gone.stream().map(Attribute::targetId).forEach(this::noteArn);
      case null, default -> {
        switch (operation) {
          case TagResource(String arn, _) -> noteArn(arn);
          case UntagResource(String arn, _) -> noteArn(arn);
          default -> {}
        }
      }
    }
  }

  private void noteArn(@Nullable String arn) {
    if (arn == null) {
      return;
    }
    long task = cluster.names().tasks().number(arn);
    if (task != ResourceIds.NONE && cluster.tasks().find(task) != null) {
      changedTasks.add(task);
      return;
    }
    int instance = cluster.containerInstances().find(arn);
    if (instance != Placement.NO_INSTANCE) {
      noteInstance(instance);
    }
  }
}
