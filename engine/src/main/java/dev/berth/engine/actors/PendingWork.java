package dev.berth.engine.actors;

import dev.berth.engine.api.RunTask;
import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.Workload;
import dev.berth.engine.model.Resources;

/** What a client has yet to place of one arrival. */
final class PendingWork {
  private final Arrival arrival;
  private final Workload workload;
  private final Resources demand;
  private int placed;
  private int attempts;

  PendingWork(Arrival arrival, Workload workload) {
    this.arrival = arrival;
    this.workload = workload;
    Resources override = arrival.sizeOverride();
    demand = override != null ? override : workload.taskDefinition().demand();
  }

  long arrived() {
    return arrival.timeNanos();
  }

  Resources demand() {
    return demand;
  }

  int remaining() {
    return arrival.executions().size() - placed;
  }

  void placed(int count) {
    placed += count;
  }

  /** Counts one more call that found no room and returns how many there were. */
  int countAttempt() {
    return ++attempts;
  }

  /** The next call: as many of the remaining tasks as one call may start. */
  RunTask nextCall() {
    int end = Math.min(placed + RunTask.MAX_COUNT, arrival.executions().size());
    return new RunTask(
        workload.taskDefinition(),
        arrival.sizeOverride(),
        workload.group(),
        workload.constraints(),
        workload.strategies(),
        workload.behindLoadBalancer(),
        arrival.executions().subList(placed, end));
  }
}
