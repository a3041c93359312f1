package dev.berth.engine.cluster;

import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.placement.ClusterState;

/** What a cluster keeps account in, and where its effects go. */
record ClusterBooks(
    ClusterState instances,
    ContainerInstances containerInstances,
    ClusterTasks tasks,
    ClusterCounts counts,
    Reservations reservations,
    Retention retention,
    Effects effects) {
  /** Counts a task on an instance that may have left a state. */
  void noteMove(ClusterTask task, TaskStatus before) {
    TaskStatus after = task.lastStatus();
    if (before != after) {
      counts.taskMoved(task.capacityProvider(), before, after);
      if (task.isPlaced()) {
        containerInstances.taskMoved(task.instance(), before, after);
      }
    }
  }
}
