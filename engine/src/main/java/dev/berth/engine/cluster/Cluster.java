package dev.berth.engine.cluster;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.input.Execution;
import dev.berth.engine.lifecycle.ReleaseRule;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.lifecycle.container.TaskDetail;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.StopCode;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ProvisioningLimits;
import dev.berth.engine.placement.ProvisioningQueue;
import dev.berth.engine.placement.Rejection;
import dev.berth.engine.placement.Suitability;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent;
import dev.berth.engine.record.WorldEvent.InstanceRegistered;
import dev.berth.engine.record.WorldEvent.TaskNotPlaced;
import dev.berth.engine.record.WorldEvent.TaskProvisioned;
import dev.berth.engine.record.WorldEvent.TasksRefused;
import dev.berth.engine.witness.Decision;
import dev.berth.engine.witness.Submission;
import dev.berth.engine.witness.Witness;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * One cluster as its scheduler keeps it: places tasks on its instances and keeps account of their
 * resources. It takes them when it places a task and gives them back when it learns that the task
 * is stopping or, by {@link ReleaseRule}, that it has stopped.
 */
public final class Cluster {
  private static final EcsError NO_INSTANCES =
      new EcsError.InvalidParameterException("No Container Instances were found in your cluster.");

  private static final EcsError QUOTA_EXCEEDED =
      new EcsError.ClientException("Tasks provisioning capacity limit exceeded.");

  private final ClusterNames names;
  private final Placement placement;
  private final Witness witness;
  private final TaskNumbers numbers;
  private final Effects effects;
  private final UniformRandomProvider placementRandom;
  private final ClusterState instances = new ClusterState();
  private final ContainerInstances containerInstances;
  private final ClusterCounts counts;
  private final ClusterTasks tasks = new ClusterTasks();
  private final Reservations reservations;
  private final Retention retention;
  private final @Nullable WaitingTasks waiting;

  /**
   * What a cluster works with.
   *
   * @param counts kept by the cluster, for others to read
   * @param provisioning how tasks may wait for an instance; {@code null} if they may not
   * @param release when resources of a stopping task count as free
   */
  public record Setup(
      ClusterNames names,
      ClusterCounts counts,
      Placement placement,
      TimingProfile timing,
      RandomStreams streams,
      TaskNumbers numbers,
      Witness witness,
      @Nullable ProvisioningLimits provisioning,
      ReleaseRule release) {}

  /** A cluster without instances. */
  public Cluster(Setup setup, Effects effects) {
    names = setup.names();
    counts = setup.counts();
    containerInstances =
        new ContainerInstances(
            new ContainerInstances.Setup(names, counts, setup.streams(), instances));
    placement = setup.placement();
    witness = setup.witness();
    numbers = setup.numbers();
    this.effects = effects;
    placementRandom = setup.streams().named("placement").stream();
    reservations = new Reservations(instances, setup.release(), effects);
    RandomStreams chance = setup.streams().named("retention");
    retention = new Retention(tasks, setup.timing().retention(), chance, effects);
    ProvisioningLimits limits = setup.provisioning();
    waiting = limits == null ? null : new WaitingTasks(instances, limits);
    witness.meets(instances);
  }

  /** How the cluster and what is in it are called. */
  public ClusterNames names() {
    return names;
  }

  /** The instances and what is left on them; to be read only. */
  public ClusterState instances() {
    return instances;
  }

  /** The instances as ECS describes them. */
  public ContainerInstances containerInstances() {
    return containerInstances;
  }

  /** The tasks that can be described. */
  public ClusterTasks tasks() {
    return tasks;
  }

  /** Whether tasks without room may wait, as with managed scaling. */
  public boolean letsTasksWait() {
    return waiting != null;
  }

  /** How often there has been more room than before. */
  public long releases() {
    return reservations.releases();
  }

  /** Adds an empty instance. */
  public void register(
      RegisteredResources resources,
      Map<String, String> attributes,
      Set<String> capabilities,
      long now) {
    int instance = containerInstances.register(resources, attributes, capabilities, now);
    effects.record(new InstanceRegistered(now, Source.CONTROL_PLANE, instance));
    if (now > 0) {
      reservations.tellOfRoom();
    }
  }

  /**
   * Creates tasks wherever placement finds room, and lets others wait for it if they may.
   *
   * @param submission which of their client's tasks these are
   * @param explained whether the answer is to say why there was no room
   */
  public TaskOrder.Response run(
      TaskOrder order, Submission submission, boolean explained, long now) {
    PlacementRequest wanted = order.placement();
    int created = 0;
    for (Execution execution : order.executions()) {
      int instance = placement.choose(instances, wanted, placementRandom);
      if (witness != Witness.NONE) {
        testify(wanted, submission.after(created), numbers.upcoming(), instance, now);
      }
      if (instance == Placement.NO_INSTANCE) {
        break;
      }
      Launch launch = launch(order, wanted, execution, submission);
      start(instance, new ClusterTask(order, wanted, launch, now), launch, now);
      created++;
    }
    boolean mayWait = waiting != null && order.mayWait();
    if (waiting != null && mayWait && created < order.count()) {
      created += letWait(waiting, order, wanted, submission.after(created), now);
    }
    return response(order, wanted, created, explained, mayWait);
  }

  /**
   * Creates a task on an instance that somebody has chosen; its constraints do not count.
   *
   * @return why not; {@code null} if the task was created
   */
  public @Nullable Rejection startOn(
      int instance, TaskOrder order, Submission submission, long now) {
    PlacementRequest wanted = order.placement();
    Rejection rejection =
        Suitability.rejection(instances, wanted, instances.tasksOf(wanted.group()), instance);
    if (rejection == null) {
      Launch launch = launch(order, wanted, order.executions().getFirst(), submission);
      start(instance, new ClusterTask(order, wanted, launch, now), launch, now);
    }
    return rejection;
  }

  /** The number that the next task will get. */
  public long upcomingTask() {
    return numbers.upcoming();
  }

  /** Tells the history what no decision of the cluster's does. */
  public void note(WorldEvent event) {
    effects.record(event);
  }

  /** Whether somebody waits for an instance. */
  public boolean hasWaiting() {
    return waiting != null && !waiting.isEmpty();
  }

  /** When the next one will have waited for too long; somebody must wait. */
  public long firstDeadline() {
    return waiting == null ? ClusterTask.NEVER : waiting.firstDeadline();
  }

  /** Gives an instance to everybody who waits and now fits somewhere. */
  public void placeWaiting(long now) {
    if (waiting == null || waiting.isEmpty()) {
      return;
    }
    ProvisioningQueue.Entry entry = waiting.next();
    while (entry != null) {
      PlacementRequest wanted = entry.request();
      int instance = placement.choose(instances, wanted, placementRandom);
      WaitingTasks.Waiting found =
          instance == Placement.NO_INSTANCE ? null : waiting.remove(entry.task());
      if (found == null) {
        waiting.noteNoRoom(entry);
      } else {
        effects.settled();
        if (witness != Witness.NONE) {
          testify(wanted, found.submission(), entry.task(), instance, now);
        }
        counts.waitIsOver();
        start(instance, found.task(), found.launch(), now);
      }
      entry = waiting.next();
    }
  }

  /** Stops those that have waited for too long. */
  public void stopOverdue(long now) {
    if (waiting == null) {
      return;
    }
    for (WaitingTasks.Waiting overdue : waiting.removeOverdue(now)) {
      String reason = ProvisioningQueue.reason(instances, overdue.task().request());
      StopCause cause =
          new StopCause(StopCode.TASK_FAILED_TO_START, "TaskFailedToStart: " + reason);
      end(overdue, cause, now);
    }
    reservations.tellOfRoom();
  }

  /** Stops a task; without effect on a task that is unknown or stopping already. */
  public void stop(long number, StopCause cause, long now) {
    ClusterTask task = tasks.find(number);
    if (task == null || !task.isWanted()) {
      return;
    }
    WaitingTasks.Waiting unplaced = waiting == null ? null : waiting.remove(number);
    if (unplaced != null) {
      end(unplaced, cause, now);
      reservations.tellOfRoom();
      return;
    }
    task.wantStopped(cause, now);
    if (task.unsettles()) {
      effects.unsettled();
    }
    reservations.leave(task, now);
    effects.stop(task.instance(), number);
  }

  /** Takes up how the containers of a task are that its agent follows one by one. */
  public void detailed(long number, TaskDetail containers) {
    tasks.known(number).noteContainers(containers);
  }

  /**
   * Takes up that an agent has seen a task enter a state.
   *
   * @param exitCode of the essential container once it has exited, else -1
   */
  public void reported(long number, TaskStatus status, int exitCode, long now) {
    ClusterTask task = tasks.known(number);
    boolean wasWanted = task.isWanted();
    TaskStatus before = task.lastStatus();
    task.moveTo(status, exitCode, now);
    noteMove(task, before);
    if (wasWanted && !task.isWanted()) {
      reservations.leave(task, now);
    }
    if (status == TaskStatus.STOPPED) {
      reservations.stopped(task, now);
    }
    if (task.settles(status)) {
      effects.settled();
    }
    if (status == TaskStatus.STOPPED) {
      retention.keep(task, now);
    }
  }

  /**
   * An instance is no longer of the cluster: its tasks are STOPPED as far as the cluster knows,
   * whatever their containers still do.
   */
  public void lose(int instance, StopCause cause, long now) {
    for (ClusterTask task : tasks.list(each -> each.instance() == instance)) {
      TaskStatus before = task.lastStatus();
      if (before != TaskStatus.STOPPED) {
        stop(task.number(), cause, now);
        task.orphan(now);
        noteMove(task, before);
      }
    }
  }

  /** Something has changed that may let an instance take tasks which it did not take before. */
  public void noteRoom() {
    reservations.tellOfRoom();
  }

  /** Whether stopped tasks are kept, to be forgotten later. */
  public boolean keepsStopped() {
    return tasks.keepsStopped();
  }

  /** When the next stopped task is to be forgotten; one must be kept. */
  public long nextToForget() {
    return tasks.nextToForget();
  }

  /** Forgets the stopped tasks that have been kept for long enough. */
  public void forgetStopped(long now) {
    retention.forget(now);
  }

  /** Creates what has no room in PROVISIONING, as far as the quota goes; returns how many. */
  private int letWait(
      WaitingTasks queue, TaskOrder order, PlacementRequest wanted, Submission left, long now) {
    int created = 0;
    while (created < left.count() && queue.hasRoom()) {
      Execution execution = order.executions().get(order.count() - left.count() + created);
      Launch launch = launch(order, wanted, execution, left);
      ClusterTask task = new ClusterTask(order, wanted, launch, now);
      tasks.add(task);
      counts.taskMoved(null, task.lastStatus());
      Submission one = left.after(created).firstOnly();
      queue.add(new WaitingTasks.Waiting(task, launch, one), wanted, now);
      effects.unsettled();
      effects.record(
          new TaskProvisioned(
              now, Source.CONTROL_PLANE, launch.task(), launch.demand(), launch.arrived()));
      created++;
    }
    int refused = left.count() - created;
    if (refused > 0) {
      effects.record(
          new TasksRefused(now, Source.CONTROL_PLANE, refused, wanted.demand().amounts()));
    }
    return created;
  }

  private Launch launch(
      TaskOrder order, PlacementRequest wanted, Execution execution, Submission submission) {
    return new Launch(
        numbers.next(),
        wanted.demand().amounts(),
        0,
        order.path(),
        execution,
        submission.arrived());
  }

  private TaskOrder.Response response(
      TaskOrder order, PlacementRequest wanted, int created, boolean explained, boolean mayWait) {
    int left = order.count() - created;
    if (created == 0 && mayWait) {
      return new TaskOrder.Refusal(QUOTA_EXCEEDED, releases());
    }
    if (created == 0 && instances.active() == 0) {
      return new TaskOrder.Refusal(NO_INSTANCES, releases());
    }
    List<PlacementFailure> failures =
        explained && left > 0
            ? PlacementFailure.ofEach(Suitability.rejections(instances, wanted), left)
            : List.of();
    return new TaskOrder.Answer(created, releases(), failures);
  }

  private void testify(
      PlacementRequest wanted, Submission left, long task, int instance, long now) {
    boolean placed = instance != Placement.NO_INSTANCE;
    witness.decided(
        new Decision(
            now,
            placed ? left.firstOnly() : left,
            placed ? task : Decision.NO_TASK,
            instance,
            wanted),
        instances);
  }

  private void start(int instance, ClusterTask task, Launch launch, long now) {
    long devices = Placement.devices(instances, task.request(), instance, placementRandom);
    task.place(instance, devices);
    tasks.add(task);
    counts.taskMoved(null, task.lastStatus());
    containerInstances.taskMoved(instance, null, task.lastStatus());
    reservations.take(task, launch, now);
    effects.start(instance, devices == 0 ? launch : launch.on(devices));
  }

  private void noteMove(ClusterTask task, TaskStatus before) {
    TaskStatus after = task.lastStatus();
    if (before != after) {
      counts.taskMoved(before, after);
      containerInstances.taskMoved(task.instance(), before, after);
    }
  }

  /** A task that never had an instance comes to its end. */
  private void end(WaitingTasks.Waiting unplaced, StopCause cause, long now) {
    ClusterTask task = unplaced.task();
    TaskStatus before = task.lastStatus();
    task.stopUnplaced(cause, now);
    counts.taskMoved(before, TaskStatus.STOPPED);
    effects.settled();
    effects.record(
        new TaskNotPlaced(
            now,
            Source.CONTROL_PLANE,
            task.number(),
            unplaced.launch().demand(),
            task.arrived(),
            cause.code(),
            cause.reason()));
    retention.keepUnplaced(task, now);
  }
}
