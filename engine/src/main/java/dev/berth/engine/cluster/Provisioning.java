package dev.berth.engine.cluster;

import dev.berth.engine.capacity.WaitingDemand;
import dev.berth.engine.input.Execution;
import dev.berth.engine.model.StopCode;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ProvisioningLimits;
import dev.berth.engine.placement.ProvisioningQueue;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent.TaskNotPlaced;
import dev.berth.engine.record.WorldEvent.TaskProvisioned;
import dev.berth.engine.record.WorldEvent.TasksRefused;
import dev.berth.engine.witness.Submission;
import java.util.List;

/** What becomes of tasks that wait in PROVISIONING for an instance. */
final class Provisioning {
  private final ClusterBooks books;
  private final Starts starts;
  private final WaitingTasks waiting;

  Provisioning(ProvisioningLimits limits, Starts starts, ClusterBooks books) {
    this.books = books;
    this.starts = starts;
    waiting = new WaitingTasks(books.instances(), limits);
  }

  /** Whether nobody waits. */
  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** When the next one will have waited for too long; somebody must wait. */
  long firstDeadline() {
    return waiting.firstDeadline();
  }

  /** Creates what has no room in PROVISIONING, as far as the quota goes; returns how many. */
  int letWait(TaskOrder order, PlacementRequest wanted, Submission left, long now) {
    return letWait(order, wanted, left, left.count(), now);
  }

  /** The same with the first of those that are left. */
  int letWait(TaskOrder order, PlacementRequest wanted, Submission left, int count, long now) {
    int created = 0;
    while (created < count && waiting.hasRoom()) {
      Execution execution = order.executions().get(order.count() - left.count() + created);
      Launch launch = starts.launch(order, wanted, execution, left);
      ClusterTask task = new ClusterTask(order, wanted, launch, now);
      books.tasks().add(task);
      books.counts().taskMoved(task.capacityProvider(), null, task.lastStatus());
      Submission one = left.after(created).firstOnly();
      waiting.add(new WaitingTasks.Waiting(task, launch, one), wanted, now);
      books.effects().unsettled();
      books
          .effects()
          .record(
              new TaskProvisioned(
                  now, Source.CONTROL_PLANE, launch.task(), launch.demand(), launch.arrived()));
      created++;
    }
    int refused = created < count ? left.count() - created : 0;
    if (refused > 0) {
      books
          .effects()
          .record(new TasksRefused(now, Source.CONTROL_PLANE, refused, wanted.demand().amounts()));
    }
    return created;
  }

  /** What waits for instances of a capacity provider. */
  List<WaitingDemand> waitingFor(String provider) {
    return waiting.waitingFor(provider);
  }

  /** Gives an instance to everybody who waits and now fits somewhere. */
  void place(long now) {
    if (waiting.isEmpty()) {
      return;
    }
    ProvisioningQueue.Entry entry = waiting.next();
    while (entry != null) {
      PlacementRequest wanted = entry.request();
      int instance = starts.choose(wanted);
      WaitingTasks.Waiting found =
          instance == Placement.NO_INSTANCE ? null : waiting.remove(entry.task());
      if (found == null) {
        waiting.noteNoRoom(entry);
      } else {
        books.effects().settled();
        if (starts.isWitnessed()) {
          starts.testify(wanted, found.submission(), entry.task(), instance, now);
        }
        books.counts().waitIsOver(found.task().capacityProvider());
        starts.start(instance, found.task(), found.launch(), now);
      }
      entry = waiting.next();
    }
  }

  /** Stops those that have waited for too long. */
  void stopOverdue(long now) {
    for (WaitingTasks.Waiting overdue : waiting.removeOverdue(now)) {
      String reason = ProvisioningQueue.reason(books.instances(), overdue.task().request());
      StopCause cause =
          new StopCause(StopCode.TASK_FAILED_TO_START, "TaskFailedToStart: " + reason);
      end(overdue, cause, now);
    }
    books.reservations().tellOfRoom();
  }

  /** Stops a task that waits; false if it does not wait. */
  boolean stop(long number, StopCause cause, long now) {
    WaitingTasks.Waiting unplaced = waiting.remove(number);
    if (unplaced == null) {
      return false;
    }
    end(unplaced, cause, now);
    books.reservations().tellOfRoom();
    return true;
  }

  /** A task that never had an instance comes to its end. */
  private void end(WaitingTasks.Waiting unplaced, StopCause cause, long now) {
    ClusterTask task = unplaced.task();
    TaskStatus before = task.lastStatus();
    task.stopUnplaced(cause, now);
    books.counts().taskMoved(task.capacityProvider(), before, TaskStatus.STOPPED);
    books.effects().settled();
    books
        .effects()
        .record(
            new TaskNotPlaced(
                now,
                Source.CONTROL_PLANE,
                task.number(),
                unplaced.launch().demand(),
                task.arrived(),
                cause.code(),
                cause.reason()));
    books.retention().keepUnplaced(task, now);
  }
}
