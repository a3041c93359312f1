package dev.berth.engine.cluster;

import dev.berth.engine.lifecycle.TaskState;
import dev.berth.engine.lifecycle.container.TaskDetail;
import dev.berth.engine.model.DesiredStatus;
import dev.berth.engine.model.StopCode;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementRequest;
import org.jspecify.annotations.Nullable;

/**
 * What the control plane knows of a task. A world keeps millions of these, so that what few tasks
 * have stands in one object of its own, {@link TaskDetails}.
 */
public final class ClusterTask implements SeenTask {
  /** Stands for a time that has not come. */
  public static final long NEVER = -1;

  private final long number;
  private final PlacementRequest request;
  private final TaskDefinition definition;
  private @Nullable TaskDetails details;
  private final long arrived;
  private final long createdAt;
  private final boolean endless;
  private long devices;
  private long startedAt = NEVER;
  private long stoppingAt = NEVER;
  private long stoppedAt = NEVER;
  private TaskState state;
  private @Nullable StopCause stopCause;
  private int instance = Placement.NO_INSTANCE;
  private int host = Placement.NO_INSTANCE;
  private @Nullable TaskDetail containers;
  private int exitCode = TaskDetail.NO_EXIT_CODE;
  private int version = 1;
  private boolean settled;
  private boolean orphaned;

  /** A task that is created now and has no instance yet. */
  ClusterTask(TaskOrder order, PlacementRequest request, Launch launch, long now) {
    number = launch.task();
    this.request = request;
    definition = order.taskDefinition();
    details = order.details();
    arrived = launch.arrived();
    endless = launch.execution().isEndless();
    state = TaskState.created(launch.path());
    createdAt = now;
  }

  /** Its number in the world. */
  @Override
  public long number() {
    return number;
  }

  /** What placement was told of it. */
  public PlacementRequest request() {
    return request;
  }

  /** The capacity provider that it was given to, if any. */
  public @Nullable String capacityProvider() {
    TaskDetails.OnFargate fargate = details().fargate();
    return fargate == null ? request.requirements().capacityProvider() : fargate.provider();
  }

  /** The revision that it runs. */
  @Override
  public TaskDefinition definition() {
    return definition;
  }

  /** What a call said of it beyond what placement and agent must know. */
  @Override
  public TaskDetails details() {
    return details == null ? TaskDetails.NONE : details;
  }

  /** Changes what is said of it. */
  public void describe(TaskDetails changed) {
    details = changed;
  }

  /** When it had reached its client. */
  public long arrived() {
    return arrived;
  }

  /** When it was created. */
  public long createdAt() {
    return createdAt;
  }

  /** When it was first seen RUNNING, or {@link #NEVER}. */
  public long startedAt() {
    return startedAt;
  }

  /** When its desiredStatus became STOPPED, or {@link #NEVER}. */
  public long stoppingAt() {
    return stoppingAt;
  }

  /** When it was seen STOPPED, or {@link #NEVER}. */
  public long stoppedAt() {
    return stoppedAt;
  }

  /** Why it stops; {@code null} as long as it is wanted RUNNING. */
  public @Nullable StopCause stopCause() {
    return stopCause;
  }

  /** How its containers are, where its agent follows them one by one. */
  public @Nullable TaskDetail containers() {
    return containers;
  }

  /** What its essential container has exited with; -1 if it has not. */
  public int exitCode() {
    return exitCode;
  }

  /** The instance that it was placed on, or {@link Placement#NO_INSTANCE}. */
  @Override
  public int instance() {
    return instance;
  }

  /** Whether it has an instance. */
  public boolean isPlaced() {
    return instance != Placement.NO_INSTANCE;
  }

  /** Whether it has a host of its own, on Fargate. */
  public boolean isOnOwnHost() {
    return host != Placement.NO_INSTANCE;
  }

  /** That host's number in the world. */
  public int host() {
    return host;
  }

  /** The GPU devices it got, as a bit mask. */
  public long devices() {
    return devices;
  }

  /** Grows with every change that ECS tells of. */
  public int version() {
    return version;
  }

  /** Whether the control plane wants it RUNNING. */
  public boolean isWanted() {
    return state.desiredStatus() == DesiredStatus.RUNNING;
  }

  /** Where the control plane wants it. */
  @Override
  public DesiredStatus desiredStatus() {
    return state.desiredStatus();
  }

  /** Where it is, as far as the control plane knows; without an instance that is PROVISIONING. */
  @Override
  public TaskStatus lastStatus() {
    if (isPlaced() || isOnOwnHost()) {
      return orphaned ? TaskStatus.STOPPED : state.lastStatus();
    }
    return stoppedAt == NEVER ? TaskStatus.PROVISIONING : TaskStatus.STOPPED;
  }

  /** Whether its instance has left the cluster with it. */
  boolean isOrphaned() {
    return orphaned;
  }

  /** Notes its own host. */
  void placeAlone(int number) {
    host = number;
  }

  /** Notes where it goes. */
  void place(int onInstance, long onDevices) {
    instance = onInstance;
    devices = onDevices;
  }

  /** Notes that it is wanted STOPPED. */
  void wantStopped(StopCause cause, long now) {
    state = state.wantStopped();
    noteStopping(cause, now);
    version++;
  }

  /** Notes the end of a task that never had an instance. */
  void stopUnplaced(StopCause cause, long now) {
    wantStopped(cause, now);
    stoppedAt = now;
  }

  /** Whether its containers have ended, as far as anybody has told. */
  boolean isOver() {
    return state.lastStatus() == TaskStatus.STOPPED;
  }

  /**
   * Notes that its instance has left the cluster: it counts as STOPPED. True if it was going to
   * change by itself.
   */
  boolean orphan(long now) {
    boolean was = !settled;
    settled = true;
    orphaned = true;
    stoppedAt = now;
    version++;
    return was;
  }

  /** Notes what its agent has reported. */
  void moveTo(TaskStatus status, int code, long now) {
    state = state.moveTo(status);
    exitCode = code;
    if (status == TaskStatus.RUNNING) {
      startedAt = now;
    }
    if (!isWanted() && stoppingAt == NEVER) {
      noteStopping(ownEnd(), now);
    }
    if (status == TaskStatus.STOPPED) {
      stoppedAt = now;
    }
    version++;
  }

  /** Notes a new state; true if from now on the task will not change by itself any more. */
  boolean settles(TaskStatus status) {
    boolean runsOn = endless && status == TaskStatus.RUNNING && isWanted();
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

  /** Notes how its containers are. */
  void noteContainers(TaskDetail detail) {
    containers = detail;
  }

  /** Why it stops by itself. */
  private StopCause ownEnd() {
    StopCode code = containers == null ? null : containers.stopCode();
    return containers == null || code == null
        ? StopCause.ESSENTIAL_CONTAINER_EXITED
        : new StopCause(code, containers.stoppedReason());
  }

  private void noteStopping(StopCause cause, long now) {
    stoppingAt = now;
    stopCause = cause;
  }
}
