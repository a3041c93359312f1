package dev.berth.engine.actors;

import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.instance.DescribeContainerInstances;
import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.cluster.ClusterNames;
import dev.berth.engine.cluster.call.CallContext;
import dev.berth.engine.cluster.call.ResourceCalls;
import dev.berth.engine.cluster.call.TaskCalls;
import dev.berth.engine.record.WorldEvent;
import dev.berth.engine.witness.Witness;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * Tells a witness who follows a cluster what has changed in it: once for each command, with all
 * that ECS says of it then. A witness who does not follow costs nothing.
 */
final class Telling {
  /** How many of its own one call describes. */
  private static final int MOST_IN_ONE_CALL = 100;

  private final Witness witness;
  private final ClusterNames names;
  private final IntUnaryOperator positions;
  private final Set<String> tasks = new LinkedHashSet<>();
  private final Set<String> instances = new LinkedHashSet<>();

  /**
   * Of a cluster.
   *
   * @param positions where an instance stands in the cluster, by its number in the world
   */
  Telling(Witness witness, ClusterNames names, IntUnaryOperator positions) {
    this.witness = witness;
    this.names = names;
    this.positions = positions;
  }

  /** Notes what an event is about. */
  void note(WorldEvent event) {
    if (!witness.follows()) {
      return;
    }
    switch (event) {
      case WorldEvent.TaskPlaced e -> note(e.task(), e.instance());
      case WorldEvent.TaskReleased e -> note(e.task(), e.instance());
      case WorldEvent.TaskOrphaned e -> note(e.task(), e.instance());
      case WorldEvent.TaskProvisioned e -> noteTask(e.task());
      case WorldEvent.TaskNotPlaced e -> noteTask(e.task());
      case WorldEvent.InstanceRegistered e -> noteInstance(e.instance());
      default -> {}
    }
  }

  /** Notes that a task has changed. */
  void noteTask(long task) {
    if (witness.follows()) {
      tasks.add(names.tasks().arn(task));
    }
  }

  /** Notes that an instance has changed, named by its number in the world. */
  void noteInstance(int number) {
    if (witness.follows()) {
      instances.add(names.instances().arn(positions.applyAsInt(number)));
    }
  }

  /** Tells what was noted since the last time. */
  void tell(TaskCalls taskCalls, ResourceCalls resourceCalls, long now) {
    for (List<String> some : parts(tasks)) {
      DescribeTasks call = new DescribeTasks(null, some, List.of("TAGS"));
      if (taskCalls.answer(call, CallContext.NONE, now)
          instanceof Outcome.Done<DescribeTasks.Response>(var answer)) {
        answer.tasks().forEach(task -> witness.changed(now, task));
      }
    }
    for (List<String> some : parts(instances)) {
      DescribeContainerInstances call = new DescribeContainerInstances(null, some, null);
      if (resourceCalls.answer(call, now)
          instanceof Outcome.Done<DescribeContainerInstances.Response>(var answer)) {
        answer.containerInstances().forEach(each -> witness.changed(now, names.arn(), each));
      }
    }
    tasks.clear();
    instances.clear();
  }

  private void note(long task, int instance) {
    noteTask(task);
    noteInstance(instance);
  }

  private static List<List<String>> parts(Collection<String> all) {
    if (all.isEmpty()) {
      return List.of();
    }
    List<String> list = new ArrayList<>(all);
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < list.size(); from += MOST_IN_ONE_CALL) {
      parts.add(list.subList(from, Math.min(list.size(), from + MOST_IN_ONE_CALL)));
    }
    return parts;
  }
}
