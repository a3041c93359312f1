package dev.berth.engine.actors;

import dev.berth.engine.model.StopCode;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ProvisioningLimits;
import dev.berth.engine.placement.ProvisioningQueue;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent.TaskNotPlaced;
import dev.berth.engine.record.WorldEvent.TaskProvisioned;
import dev.berth.engine.time.Lane;
import dev.berth.engine.witness.Submission;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import org.jspecify.annotations.Nullable;

/** The scheduler's tasks that were created without an instance and wait for one. */
final class Provisioning {
  private static final String BY_USER = "Task stopped by user";

  private final Lane lane;
  private final Census census;
  private final ClusterState cluster;
  private final ProvisioningQueue queue;
  private final Long2ObjectOpenHashMap<Waiting> waiting = new Long2ObjectOpenHashMap<>();

  Provisioning(Lane lane, Census census, ClusterState cluster, ProvisioningLimits limits) {
    this.lane = lane;
    this.census = census;
    this.cluster = cluster;
    queue = new ProvisioningQueue(limits);
  }

  /**
   * A task that waits.
   *
   * @param submission which of its client's tasks it is
   */
  record Waiting(Launch launch, Submission submission) {}

  boolean isEmpty() {
    return queue.isEmpty();
  }

  boolean hasRoom() {
    return queue.hasRoom();
  }

  /** Lets a task wait for which there is no room. */
  void add(Launch launch, PlacementRequest request, Submission submission) {
    queue.add(launch.task(), request, cluster, lane.now());
    waiting.put(launch.task(), new Waiting(launch, submission));
    census.taskUnsettled();
    lane.record(
        new TaskProvisioned(
            lane.now(), Source.CONTROL_PLANE, launch.task(), launch.demand(), launch.arrived()));
  }

  /** Who might find an instance now, the longest waiting first. */
  ProvisioningQueue.@Nullable Entry next() {
    return queue.next(cluster);
  }

  /** There is none after all. */
  void noteNoRoom(ProvisioningQueue.Entry entry) {
    queue.noteNoRoom(entry);
  }

  /** Takes a task out that has found an instance. */
  Waiting take(ProvisioningQueue.Entry entry) {
    queue.remove(entry.task());
    census.taskSettled();
    return waiting.remove(entry.task());
  }

  /** Stops a task; false if it does not wait. */
  boolean stop(long task) {
    if (queue.remove(task) == null) {
      return false;
    }
    end(task, StopCode.USER_INITIATED, BY_USER);
    return true;
  }

  /** When the next one will have waited for too long; somebody must wait. */
  long firstDeadline() {
    return queue.firstDeadline();
  }

  /** Stops those that have waited for too long. */
  void stopOverdue() {
    for (ProvisioningQueue.Entry entry : queue.removeOverdue(lane.now())) {
      String reason = "TaskFailedToStart: " + ProvisioningQueue.reason(cluster, entry.request());
      end(entry.task(), StopCode.TASK_FAILED_TO_START, reason);
    }
  }

  private void end(long task, StopCode code, String reason) {
    Launch launch = waiting.remove(task).launch();
    census.taskSettled();
    lane.record(
        new TaskNotPlaced(
            lane.now(),
            Source.CONTROL_PLANE,
            task,
            launch.demand(),
            launch.arrived(),
            code,
            reason));
  }
}
