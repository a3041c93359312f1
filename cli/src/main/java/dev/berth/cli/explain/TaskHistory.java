package dev.berth.cli.explain;

import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.record.Recorder;
import dev.berth.engine.record.WorldEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What became of one task, and how many tasks each workload submitted. */
final class TaskHistory implements Recorder {
  private final LongSupplier task;
  private final TaskTarget.@Nullable Submitted target;
  private final List<Stage> stages = new ArrayList<>();
  private final long[] submitted;
  private OptionalLong arrived = OptionalLong.empty();
  private long end;

  /**
   * A history without events.
   *
   * @param workloads how many workloads there are
   * @param task the task's number once it has one, before that 0
   * @param target the task, where its submission is known
   */
  TaskHistory(int workloads, LongSupplier task, TaskTarget.@Nullable Submitted target) {
    this.task = task;
    this.target = target;
    this.submitted = new long[workloads];
  }

  @Override
  public void on(WorldEvent event) {
    switch (event) {
      case WorldEvent.TasksArrived e -> onArrived(e);
      case WorldEvent.TaskProvisioned e -> {
        if (e.task() == task.getAsLong()) {
          stages.add(new Stage(e.time(), TaskStatus.PROVISIONING, NO_EXIT_CODE));
        }
      }
      case WorldEvent.TaskNotPlaced e -> {
        if (e.task() == task.getAsLong()) {
          stages.add(new Stage(e.time(), TaskStatus.STOPPED, NO_EXIT_CODE));
        }
      }
      case WorldEvent.TaskPlaced e -> {
        if (e.task() == task.getAsLong()) {
          stages.add(new Stage(e.time(), e.status(), NO_EXIT_CODE));
        }
      }
      case WorldEvent.TaskStatusChanged e -> {
        if (e.task() == task.getAsLong()) {
          stages.add(new Stage(e.time(), e.to(), e.exitCode()));
        }
      }
      case WorldEvent.InstanceLaunched _,
          WorldEvent.GroupScaled _,
          WorldEvent.ReservationMeasured _,
          WorldEvent.InstanceRegistered _,
          WorldEvent.InstanceTerminated _,
          WorldEvent.InstanceChanged _,
          WorldEvent.CallAnswered _,
          WorldEvent.StepChanged _,
          WorldEvent.SchedulerActed _,
          WorldEvent.ServiceChanged _,
          WorldEvent.TasksDropped _,
          WorldEvent.TasksRefused _,
          WorldEvent.TaskReleased _,
          WorldEvent.ContainerChanged _,
          WorldEvent.ImagePulled _,
          WorldEvent.TaskEnded _,
          WorldEvent.TaskOrphaned _ -> {}
    }
  }

  @Override
  public void end(long timeNanos) {
    end = timeNanos;
  }

  /** The states that the task entered, in order. */
  List<Stage> stages() {
    return List.copyOf(stages);
  }

  /** How many tasks a workload submitted. */
  long submitted(int workload) {
    return submitted[workload];
  }

  /** When the target arrived, if it did. */
  OptionalLong arrived() {
    return arrived;
  }

  /** When the world ended. */
  long end() {
    return end;
  }

  private void onArrived(WorldEvent.TasksArrived event) {
    int workload = (int) event.source();
    submitted[workload] += event.count();
    if (target != null
        && target.workload() == workload
        && arrived.isEmpty()
        && submitted[workload] >= target.number()) {
      arrived = OptionalLong.of(event.time());
    }
  }

  /** Stands for the exit code of a container that has not exited. */
  static final int NO_EXIT_CODE = WorldEvent.TaskStatusChanged.NO_EXIT_CODE;

  /** A state that the task entered. */
  record Stage(long time, TaskStatus status, int exitCode) {}
}
