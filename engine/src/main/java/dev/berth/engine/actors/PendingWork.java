package dev.berth.engine.actors;

import dev.berth.engine.cluster.TaskOrder;
import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.Workload;
import dev.berth.engine.model.Resources;
import dev.berth.engine.witness.Submission;

/** What a client has yet to place of one arrival. */
final class PendingWork {
  private final Arrival arrival;
  private final Workload workload;
  private final int client;
  private final long first;
  private final Resources demand;
  private int settled;
  private int attempts;

  /**
   * All of an arrival.
   *
   * @param client number of the workload
   * @param first which of the workload's tasks the arrival's first one is
   */
  PendingWork(Arrival arrival, Workload workload, int client, long first) {
    this.arrival = arrival;
    this.workload = workload;
    this.client = client;
    this.first = first;
    Resources override = arrival.sizeOverride();
    demand = override != null ? override : workload.taskDefinition().demand();
  }

  Resources demand() {
    return demand;
  }

  int remaining() {
    return arrival.executions().size() - settled;
  }

  /** Notes that so many more tasks are placed or given up. */
  void settle(int count) {
    settled += count;
  }

  /** How many tasks are asked for next: as many as a call may start, or one of its scheduler. */
  int callSize() {
    return Math.min(workload.scheduler() == null ? TaskOrder.MAX_COUNT : 1, remaining());
  }

  /** Counts one more call that found no room and returns how many there were. */
  int countAttempt() {
    return ++attempts;
  }

  /** The next of the tasks that are left. */
  Submission next(int count) {
    return new Submission(client, first + settled, count, arrival.timeNanos());
  }

  /** The next call. */
  TaskOrder nextCall() {
    return new TaskOrder(
            workload.taskDefinition(),
            arrival.sizeOverride(),
            workload.group(),
            workload.constraints(),
            workload.policies(),
            workload.behindLoadBalancer(),
            workload.zones(),
            arrival.executions().subList(settled, settled + callSize()))
        .by(workload.strategy());
  }
}
