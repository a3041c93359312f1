package dev.berth.engine.cluster;

import dev.berth.engine.cluster.TaskDetails.OnFargate;
import dev.berth.engine.input.Execution;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.record.InstanceInfo;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent.InstanceLaunched;
import dev.berth.engine.record.WorldEvent.TaskNotPlaced;
import dev.berth.engine.record.WorldEvent.TaskPlaced;
import dev.berth.engine.record.WorldEvent.TaskProvisioned;
import dev.berth.engine.record.WorldEvent.TaskReleased;
import dev.berth.engine.witness.Submission;
import java.util.ArrayList;
import java.util.List;

/**
 * The tasks of a cluster on Fargate: each on a host of its own. Hosts come at a limited rate; until
 * then a task waits in PROVISIONING.
 */
final class FargateTasks {
  private final FargateAccount account;
  private final Machines machines;
  private final ClusterBooks books;
  private final Starts starts;
  private final List<Waiting> waiting = new ArrayList<>();

  FargateTasks(FargateAccount account, Machines machines, ClusterBooks books, Starts starts) {
    this.account = account;
    this.machines = machines;
    this.books = books;
    this.starts = starts;
  }

  /** A task that is launched at a time to come. */
  private record Waiting(ClusterTask task, Launch launch, long time) {}

  /** Creates a task for each of these places, as far as the quota goes; returns how many. */
  int run(TaskOrder order, List<OnFargate> places, Submission submission, long now) {
    PlacementRequest wanted = order.placement();
    int created = 0;
    for (OnFargate place : places) {
      FargateAccount.Market market = account.market(place.isSpot());
      if (!market.takeCpu(order.demand().cpuUnits())) {
        break;
      }
      Execution execution = order.executions().get(created);
      Launch launch = starts.launch(order, wanted, execution, submission);
      ClusterTask task = new ClusterTask(order, wanted, launch, now);
      task.describe(task.details().on(place));
      books.tasks().add(task);
      books.counts().taskMoved(task.capacityProvider(), null, task.lastStatus());
      books.effects().unsettled();
      create(new Waiting(task, launch, market.launch(now)), now);
      created++;
    }
    return created;
  }

  /** Whether nobody waits. */
  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** When the next one is launched; somebody must wait. */
  long nextTime() {
    long next = Long.MAX_VALUE;
    for (Waiting each : waiting) {
      next = Math.min(next, each.time());
    }
    return next;
  }

  /** Launches those whose time has come. */
  void place(long now) {
    if (waiting.isEmpty()) {
      return;
    }
    List<Waiting> due = waiting.stream().filter(each -> each.time() <= now).toList();
    waiting.removeAll(due);
    due.forEach(each -> launch(each, now));
  }

  /** Stops a task that waits for its host; false if it does not. */
  boolean stop(ClusterTask task, StopCause cause, long now) {
    for (Waiting each : waiting) {
      if (each.task() == task) {
        waiting.remove(each);
        end(each, cause, now);
        return true;
      }
    }
    return false;
  }

  /** A task is wanted RUNNING no longer. */
  void leave(ClusterTask task, long now) {
    Resources size = task.request().demand().amounts();
    books
        .effects()
        .record(new TaskReleased(now, Source.CONTROL_PLANE, task.number(), task.host(), size));
  }

  /** A task is known to be STOPPED. */
  void stopped(ClusterTask task) {
    giveBack(task);
  }

  private void create(Waiting one, long now) {
    if (one.time() <= now) {
      launch(one, now);
      return;
    }
    waiting.add(one);
    books
        .effects()
        .record(
            new TaskProvisioned(
                now,
                Source.CONTROL_PLANE,
                one.launch().task(),
                one.launch().demand(),
                one.launch().arrived()));
  }

  private void launch(Waiting one, long now) {
    ClusterTask task = one.task();
    OnFargate place = task.details().fargate();
    int host = machines.next();
    task.placeAlone(host);
    Resources size = one.launch().demand();
    double hourly = account.rules().hourlyUsd(size, place != null && place.isSpot());
    InstanceInfo info = InstanceInfo.ofFargate("fargate/" + task.number(), size, hourly);
    books.effects().record(new InstanceLaunched(now, Source.CONTROL_PLANE, host, info));
    books
        .effects()
        .record(
            new TaskPlaced(
                now,
                Source.CONTROL_PLANE,
                task.number(),
                host,
                size,
                task.arrived(),
                task.lastStatus()));
    books.effects().startAlone(host, one.launch());
  }

  private void end(Waiting one, StopCause cause, long now) {
    ClusterTask task = one.task();
    TaskStatus before = task.lastStatus();
    task.stopUnplaced(cause, now);
    books.counts().taskMoved(task.capacityProvider(), before, TaskStatus.STOPPED);
    books.effects().settled();
    giveBack(task);
    books
        .effects()
        .record(
            new TaskNotPlaced(
                now,
                Source.CONTROL_PLANE,
                task.number(),
                one.launch().demand(),
                task.arrived(),
                cause.code(),
                cause.reason()));
    books.retention().keepUnplaced(task, now);
  }

  private void giveBack(ClusterTask task) {
    OnFargate place = task.details().fargate();
    account
        .market(place != null && place.isSpot())
        .giveBackCpu(task.request().demand().amounts().cpuUnits());
  }
}
