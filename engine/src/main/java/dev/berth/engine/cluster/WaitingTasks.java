package dev.berth.engine.cluster;

import dev.berth.engine.capacity.WaitingDemand;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ProvisioningLimits;
import dev.berth.engine.placement.ProvisioningQueue;
import dev.berth.engine.witness.Submission;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tasks of a cluster that were created without an instance and wait for one. */
final class WaitingTasks {
  private final ClusterState instances;
  private final ProvisioningQueue queue;
  private final Long2ObjectOpenHashMap<Waiting> waiting = new Long2ObjectOpenHashMap<>();

  WaitingTasks(ClusterState instances, ProvisioningLimits limits) {
    this.instances = instances;
    queue = new ProvisioningQueue(limits);
  }

  /**
   * A task that waits.
   *
   * @param submission which of its client's tasks it is
   */
  record Waiting(ClusterTask task, Launch launch, Submission submission) {}

  boolean isEmpty() {
    return queue.isEmpty();
  }

  boolean hasRoom() {
    return queue.hasRoom();
  }

  /** Lets a task wait for which there is no room. */
  void add(Waiting task, PlacementRequest request, long now) {
    queue.add(task.launch().task(), request, instances, now);
    waiting.put(task.launch().task(), task);
  }

  /** What waits for instances of a capacity provider. */
  List<WaitingDemand> waitingFor(String provider) {
    return queue.waitingFor(provider);
  }

  /** Who might find an instance now, the longest waiting first. */
  ProvisioningQueue.@Nullable Entry next() {
    return queue.next(instances);
  }

  /** There is none after all. */
  void noteNoRoom(ProvisioningQueue.Entry entry) {
    queue.noteNoRoom(entry);
  }

  /** Takes a task out; {@code null} if it does not wait. */
  @Nullable Waiting remove(long task) {
    return queue.remove(task) == null ? null : waiting.remove(task);
  }

  /** When the next one will have waited for too long; somebody must wait. */
  long firstDeadline() {
    return queue.firstDeadline();
  }

  /** Takes out those that have waited for too long, the longest first. */
  List<Waiting> removeOverdue(long now) {
    return queue.removeOverdue(now).stream().map(entry -> waiting.remove(entry.task())).toList();
  }
}
