package dev.berth.cli.terminal;

import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.record.Recorder;
import dev.berth.engine.record.WorldEvent;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The present figures of a running world, for an onlooker in another thread. One thread at a time
 * writes, so that a plain addition published afterwards is enough.
 */
public final class Progress implements Recorder {
  private final AtomicLong timeNanos = new AtomicLong();
  private final AtomicLong instances = new AtomicLong();
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong placed = new AtomicLong();
  private final AtomicLong running = new AtomicLong();

  private final BitSet there = new BitSet();

  @Override
  public void on(WorldEvent event) {
    timeNanos.setRelease(event.time());
    switch (event) {
      case WorldEvent.InstanceRegistered e -> {
        there.set(e.instance());
        add(instances, 1);
      }
      case WorldEvent.InstanceTerminated e -> leave(e.instance());
      case WorldEvent.InstanceChanged e -> {
        if (e.hasLeft()) {
          leave(e.instance());
        }
      }
      case WorldEvent.TasksArrived e -> add(waiting, e.count());
      case WorldEvent.TasksDropped e -> add(waiting, -e.count());
      case WorldEvent.TasksRefused _,
          WorldEvent.TaskProvisioned _,
          WorldEvent.InstanceLaunched _,
          WorldEvent.GroupScaled _,
          WorldEvent.ReservationMeasured _,
          WorldEvent.CallAnswered _ -> {}
      case WorldEvent.TaskNotPlaced _ -> add(waiting, -1);
      case WorldEvent.TaskPlaced e -> {
        add(waiting, -1);
        add(placed, 1);
        add(running, e.status() == TaskStatus.RUNNING ? 1 : 0);
      }
      case WorldEvent.TaskReleased _,
          WorldEvent.ContainerChanged _,
          WorldEvent.ImagePulled _,
          WorldEvent.TaskEnded _,
          WorldEvent.TaskOrphaned _,
          WorldEvent.StepChanged _,
          WorldEvent.SchedulerActed _,
          WorldEvent.ServiceChanged _ -> {}
      case WorldEvent.TaskStatusChanged e -> {
        if (e.to() == TaskStatus.RUNNING) {
          add(running, 1);
        } else if (e.from() == TaskStatus.RUNNING) {
          add(running, -1);
        }
        if (e.to() == TaskStatus.STOPPED) {
          add(placed, -1);
        }
      }
    }
  }

  @Override
  public void end(long endNanos) {
    timeNanos.setRelease(endNanos);
  }

  /** The figures now; those of one instant, or nearly so. */
  Snapshot snapshot() {
    long runningNow = running.getAcquire();
    return new Snapshot(
        timeNanos.getAcquire(),
        instances.getAcquire(),
        waiting.getAcquire(),
        Math.max(0, placed.getAcquire() - runningNow),
        runningNow);
  }

  private void leave(int instance) {
    if (there.get(instance)) {
      there.clear(instance);
      add(instances, -1);
    }
  }

  private static void add(AtomicLong figure, long change) {
    if (change != 0) {
      figure.setRelease(figure.getPlain() + change);
    }
  }

  /**
   * Figures of one instant.
   *
   * @param waiting tasks without a place
   * @param underway tasks with a place that are not RUNNING: on their way in or out
   */
  record Snapshot(long timeNanos, long instances, long waiting, long underway, long running) {}
}
