package dev.berth.engine.actors;

import dev.berth.engine.lifecycle.TaskState;
import dev.berth.engine.model.DesiredStatus;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.placement.PlacementRequest;

/** What the scheduler keeps of a task. */
final class TaskEntry {
  final int instance;
  final PlacementRequest request;
  final long devices;
  final long arrived;
  TaskState state;
  private final boolean endless;
  private boolean settled;

  TaskEntry(int instance, PlacementRequest request, Launch launch) {
    this.instance = instance;
    this.request = request;
    devices = launch.devices();
    arrived = launch.arrived();
    endless = launch.execution().isEndless();
    state = TaskState.created(launch.path());
  }

  /** Notes a new state; true if from now on the task will not change by itself any more. */
  boolean settles(TaskStatus status) {
    boolean runsOn =
        endless && status == TaskStatus.RUNNING && state.desiredStatus() == DesiredStatus.RUNNING;
    if (settled || !(status == TaskStatus.STOPPED || runsOn)) {
      return false;
    }
    settled = true;
    return true;
  }

  /** Notes that the task is to stop; true if it was not going to change by itself. */
  boolean unsettles() {
    boolean was = settled;
    settled = false;
    return was;
  }
}
