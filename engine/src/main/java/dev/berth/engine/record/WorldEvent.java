package dev.berth.engine.record;

import dev.berth.engine.capacity.Reservation;
import dev.berth.engine.lifecycle.container.ContainerChange;
import dev.berth.engine.lifecycle.container.ImageStore.PullNews;
import dev.berth.engine.model.InstanceStatus;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.StopCode;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.pipeline.StepNews;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a world. Together, in order, these are its whole history: two runs are
 * the same exactly if their events are.
 *
 * <p>Times are nanoseconds since the world's epoch. A source is the {@link Source} number of the
 * entity that saw the event; it decides the order of events at one instant.
 */
public sealed interface WorldEvent {
  /** When it happened. */
  long time();

  /** Who saw it. */
  long source();

  /** EC2 launched an instance, which may register later; from now on it costs. */
  record InstanceLaunched(long time, long source, int instance, InstanceInfo info)
      implements WorldEvent {}

  /**
   * A container instance joined a cluster. One that was not launched before is there, and costs,
   * from now on.
   *
   * @param instance its number, unique in the world
   * @param cluster the cluster's name
   */
  record InstanceRegistered(long time, long source, int instance, String cluster, InstanceInfo info)
      implements WorldEvent {}

  /** EC2 took an instance away, with all that ran on it. */
  record InstanceTerminated(long time, long source, int instance) implements WorldEvent {}

  /**
   * Something about a container instance changed.
   *
   * @param change its new status, or what else it is, in a word or two
   */
  record InstanceChanged(long time, long source, int instance, String change)
      implements WorldEvent {
    /** Whether it is no longer of its cluster. */
    public boolean hasLeft() {
      return change.equals(InstanceStatus.INACTIVE.name());
    }
  }

  /**
   * An Auto Scaling group wants to have another number of instances.
   *
   * @param cause why, in a few words
   */
  record GroupScaled(long time, long source, String group, int from, int to, String cause)
      implements WorldEvent {}

  /** A capacity provider published CapacityProviderReservation. */
  record ReservationMeasured(long time, long source, String provider, Reservation datapoint)
      implements WorldEvent {}

  /** A client had an answer to a call; told only where calls are limited. */
  record CallAnswered(long time, long source, CallAnswer answer) implements WorldEvent {}

  /** Work reached a client: {@code count} tasks of the same size. */
  record TasksArrived(long time, long source, int count, Resources demand) implements WorldEvent {}

  /** A client gave tasks up that had found no room. */
  record TasksDropped(long time, long source, int count, Resources demand) implements WorldEvent {}

  /** RunTask refused tasks that would have been too many in PROVISIONING. */
  record TasksRefused(long time, long source, int count, Resources demand) implements WorldEvent {}

  /**
   * The scheduler created a task without an instance, in PROVISIONING, to wait for one.
   *
   * @param arrived when the task had reached its client
   */
  record TaskProvisioned(long time, long source, long task, Resources demand, long arrived)
      implements WorldEvent {}

  /**
   * A task that waited for an instance was stopped without having had one.
   *
   * @param reason its stoppedReason
   */
  record TaskNotPlaced(
      long time,
      long source,
      long task,
      Resources demand,
      long arrived,
      StopCode stopCode,
      String reason)
      implements WorldEvent {}

  /**
   * The scheduler gave a task an instance and took its resources; most tasks begin with this, the
   * others have waited in PROVISIONING.
   *
   * @param arrived when the task had reached its client
   * @param status the status that it begins its way on the instance in
   * @param devices the GPU devices it received, as a bit mask, device 0 in the lowest bit
   */
  record TaskPlaced(
      long time,
      long source,
      long task,
      int instance,
      Resources demand,
      long arrived,
      TaskStatus status,
      long devices)
      implements WorldEvent {
    /** The placement of a task without GPU devices. */
    public TaskPlaced(
        long time,
        long source,
        long task,
        int instance,
        Resources demand,
        long arrived,
        TaskStatus status) {
      this(time, source, task, instance, demand, arrived, status, 0);
    }
  }

  /**
   * The scheduler saw a task stopping and gave its resources back.
   *
   * @param devices the GPU devices it had, as a bit mask
   */
  record TaskReleased(
      long time, long source, long task, int instance, Resources demand, long devices)
      implements WorldEvent {
    /** The release of a task without GPU devices. */
    public TaskReleased(long time, long source, long task, int instance, Resources demand) {
      this(time, source, task, instance, demand, 0);
    }
  }

  /**
   * A task's lastStatus changed.
   *
   * @param arrived when the task had reached its client
   * @param exitCode of the essential container once it has exited, else {@link #NO_EXIT_CODE}
   */
  record TaskStatusChanged(
      long time,
      long source,
      long task,
      int instance,
      TaskStatus from,
      TaskStatus to,
      long arrived,
      int exitCode)
      implements WorldEvent {
    /** No container has exited. */
    public static final int NO_EXIT_CODE = -1;
  }

  /**
   * A container of a task changed that is followed container by container.
   *
   * @param exitCode if it has exited with one, else {@link TaskStatusChanged#NO_EXIT_CODE}
   * @param reason ECS's reason for it, or empty
   */
  record ContainerChanged(
      long time,
      long source,
      long task,
      int instance,
      String container,
      ContainerChange change,
      int exitCode,
      String reason)
      implements WorldEvent {}

  /** The pull of an image to an instance began or ended. */
  record ImagePulled(long time, long source, int instance, String image, PullNews.Phase phase)
      implements WorldEvent {}

  /**
   * A task that is followed container by container has stopped: why.
   *
   * @param stopCode {@code null} if somebody stopped it
   * @param reason its stoppedReason, or empty
   */
  record TaskEnded(
      long time, long source, long task, int instance, @Nullable StopCode stopCode, String reason)
      implements WorldEvent {}

  /**
   * The instance of a task has left the cluster: ECS counts the task as STOPPED and hears no more
   * of it, while its containers live on.
   */
  record TaskOrphaned(long time, long source, long task, int instance) implements WorldEvent {}

  /**
   * A step of a deployment pipeline has done or seen something.
   *
   * @param step which of the world's steps
   */
  record StepChanged(long time, long source, int step, StepNews news) implements WorldEvent {}

  /** A scheduler of a workload's own has done or learnt something. */
  record SchedulerActed(long time, long source, SchedulerNews news) implements WorldEvent {}

  /** Something has happened to a service. */
  record ServiceChanged(long time, long source, String service, ServiceNews news)
      implements WorldEvent {}
}
