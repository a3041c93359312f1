package dev.berth.engine.cluster;

import dev.berth.engine.cluster.TaskDetails.OnFargate;
import dev.berth.engine.lifecycle.ReleaseRule;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.lifecycle.container.TaskDetail;
import dev.berth.engine.model.InstanceStatus;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ProvisioningLimits;
import dev.berth.engine.placement.Rejection;
import dev.berth.engine.placement.Suitability;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent;
import dev.berth.engine.record.WorldEvent.InstanceRegistered;
import dev.berth.engine.record.WorldEvent.TaskOrphaned;
import dev.berth.engine.witness.Submission;
import dev.berth.engine.witness.Witness;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cluster as its scheduler keeps it: places tasks on its instances and keeps account of their
 * resources. It takes them when it places a task and gives them back when it learns that the task
 * is stopping or, by {@link ReleaseRule}, that it has stopped.
 */
public final class Cluster {
  private final ClusterNames names;
  private final TimingProfile timing;
  private final Effects effects;
  private final ClusterState instances = new ClusterState();
  private final ContainerInstances containerInstances;
  private final ClusterTasks tasks;
  private final Reservations reservations;
  private final Retention retention;
  private final ClusterBooks books;
  private final Starts starts;
  private final @Nullable Provisioning waiting;
  private final FargateTasks fargate;
  private final LongOpenHashSet orphans = new LongOpenHashSet();
  private final Orders orders;

  /**
   * What a cluster works with.
   *
   * @param counts kept by the cluster, for others to read
   * @param tasks likewise
   * @param machines shared by all clusters of the world
   * @param fargate likewise
   * @param provisioning how tasks may wait for an instance; {@code null} if they may not
   * @param plainTasksWait whether tasks without a capacity provider may wait, too
   * @param release when resources of a stopping task count as free
   */
  public record Setup(
      ClusterNames names,
      ClusterCounts counts,
      ClusterTasks tasks,
      Placement placement,
      TimingProfile timing,
      RandomStreams streams,
      TaskNumbers numbers,
      Machines machines,
      FargateAccount fargate,
      Witness witness,
      @Nullable ProvisioningLimits provisioning,
      boolean plainTasksWait,
      ReleaseRule release) {}

  /** A cluster without instances. */
  public Cluster(Setup setup, Effects effects) {
    this.effects = effects;
    names = setup.names();
    timing = setup.timing();
    tasks = setup.tasks();
    ClusterCounts counts = setup.counts();
    containerInstances =
        new ContainerInstances(
            new ContainerInstances.Setup(
                names, counts, setup.machines(), setup.streams(), instances));
    reservations = new Reservations(containerInstances, instances, setup.release(), effects);
    RandomStreams chance = setup.streams().named("retention");
    retention =
        new Retention(tasks, containerInstances, setup.timing().retention(), chance, effects);
    books =
        new ClusterBooks(
            instances, containerInstances, tasks, counts, reservations, retention, effects);
    starts = new Starts(setup, books);
    fargate = new FargateTasks(setup.fargate(), setup.machines(), books, starts);
    ProvisioningLimits limits = setup.provisioning();
    waiting = limits == null ? null : new Provisioning(limits, starts, books);
    orders = new Orders(books, starts, waiting, setup.plainTasksWait());
  }

  /** How the cluster and what is in it are called. */
  public ClusterNames names() {
    return names;
  }

  /** How long things take. */
  public TimingProfile timing() {
    return timing;
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
  public void register(Registrant registrant, long now) {
    join(containerInstances.register(registrant, now), now);
    if (now > 0) {
      reservations.tellOfRoom();
    }
  }

  /** Lets others know of an instance that has just been added. */
  public void join(int instance, long now) {
    Registrant registrant = containerInstances.entry(instance).registrant;
    effects.record(
        new InstanceRegistered(
            now, Source.CONTROL_PLANE, registrant.number(), names.name(), registrant.info()));
    effects.join(instance, registrant);
  }

  /**
   * Creates tasks wherever placement finds room, and lets others wait for it if they may.
   *
   * @param submission which of their client's tasks these are
   * @param explained whether the answer is to say why there was no room
   */
  public TaskOrder.Response run(
      TaskOrder order, Submission submission, boolean explained, long now) {
    return orders.run(order, submission, explained, now);
  }

  /**
   * Creates as many of an order's tasks as there is room for, or may wait for it; nobody waits for
   * the others.
   *
   * @return how many were created
   */
  public int runThoseThatFit(TaskOrder order, long now) {
    return orders.runThoseThatFit(order, now);
  }

  /** Tells the history that somebody wants tasks. */
  public void noteArrival(TaskOrder order, int count, long now) {
    orders.noteArrival(order, count, now);
  }

  /**
   * Creates tasks on Fargate, as far as the account's quota goes; returns how many.
   *
   * @param places one for each of the order's tasks
   */
  public int runOnFargate(
      TaskOrder order, List<OnFargate> places, Submission submission, long now) {
    return fargate.run(order, places, submission, now);
  }

  /** Whether a task waits for its host on Fargate. */
  public boolean hasToLaunch() {
    return !fargate.isEmpty();
  }

  /** When the next one gets it; somebody must wait. */
  public long nextLaunch() {
    return fargate.nextTime();
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
      Launch launch = starts.launch(order, wanted, order.executions().getFirst(), submission);
      starts.start(instance, new ClusterTask(order, wanted, launch, now), launch, now);
    }
    return rejection;
  }

  /** The number that the next task will get. */
  public long upcomingTask() {
    return starts.upcoming();
  }

  /** Tells the history what no decision of the cluster's does. */
  public void note(WorldEvent event) {
    effects.record(event);
  }

  /** How the instances of a capacity provider are used. */
  public Occupancy occupancy(String provider) {
    List<Integer> registered = new ArrayList<>();
    List<Integer> busy = new ArrayList<>();
    for (int instance = 0; instance < instances.size(); instance++) {
      if (provider.equals(instances.capacityProvider(instance))
          && instances.status(instance) == InstanceStatus.ACTIVE) {
        int number = containerInstances.number(instance);
        registered.add(number);
        if (!containerInstances.isEmpty(instance)) {
          busy.add(number);
        }
      }
    }
    return new Occupancy(
        registered, busy, waiting == null ? List.of() : waiting.waitingFor(provider));
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
    fargate.place(now);
    if (waiting != null) {
      waiting.place(now);
    }
  }

  /** Stops those that have waited for too long. */
  public void stopOverdue(long now) {
    if (waiting != null) {
      waiting.stopOverdue(now);
    }
  }

  /** Stops a task; without effect on a task that is unknown or stopping already. */
  public void stop(long number, StopCause cause, long now) {
    ClusterTask task = tasks.find(number);
    if (task == null || !task.isWanted()) {
      return;
    }
    if (waiting != null && waiting.stop(number, cause, now)) {
      return;
    }
    if (fargate.stop(task, cause, now)) {
      return;
    }
    task.wantStopped(cause, now);
    if (task.unsettles()) {
      effects.unsettled();
    }
    leave(task, now);
    if (task.isOnOwnHost()) {
      effects.stopAlone(task.host(), number);
    } else {
      effects.stop(task.instance(), number);
    }
  }

  /** Takes up how the containers of a task are that its agent follows one by one. */
  public void detailed(long number, TaskDetail containers) {
    if (isOrphan(number)) {
      return;
    }
    tasks.known(number).noteContainers(containers);
  }

  /**
   * Takes up that an agent has seen a task enter a state.
   *
   * @param exitCode of the essential container once it has exited, else -1
   */
  public void reported(long number, TaskStatus status, int exitCode, long now) {
    if (isOrphan(number)) {
      return;
    }
    ClusterTask task = tasks.known(number);
    boolean wasWanted = task.isWanted();
    TaskStatus before = task.lastStatus();
    task.moveTo(status, exitCode, now);
    books.noteMove(task, before);
    if (wasWanted && !task.isWanted()) {
      leave(task, now);
    }
    if (status == TaskStatus.STOPPED && task.isOnOwnHost()) {
      fargate.stopped(task);
    } else if (status == TaskStatus.STOPPED) {
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
   * while their containers live on, and nobody listens to what becomes of them.
   */
  public void lose(int instance, StopCause cause, long now) {
    for (ClusterTask task : tasks.list(each -> each.instance() == instance)) {
      TaskStatus before = task.lastStatus();
      if (before != TaskStatus.STOPPED) {
        orphan(task, cause, now);
        books.noteMove(task, before);
        retention.keep(task, now);
      }
    }
  }

  /**
   * The host of an instance is gone: its tasks are STOPPED, and nobody will ever tell more of them.
   */
  public void loseHost(int instance, StopCause cause, long now) {
    for (ClusterTask task : tasks.list(each -> each.instance() == instance && !each.isOver())) {
      if (task.isWanted()) {
        task.wantStopped(cause, now);
        if (task.unsettles()) {
          effects.unsettled();
        }
        reservations.leave(task, now);
      }
      reported(task.number(), TaskStatus.STOPPED, -1, now);
    }
  }

  private void leave(ClusterTask task, long now) {
    if (task.isOnOwnHost()) {
      fargate.leave(task, now);
    } else {
      reservations.leave(task, now);
    }
  }

  private void orphan(ClusterTask task, StopCause cause, long now) {
    if (task.isWanted()) {
      task.wantStopped(cause, now);
      reservations.leave(task, now);
    }
    reservations.stopped(task, now);
    int number = containerInstances.number(task.instance());
    effects.record(new TaskOrphaned(now, Source.CONTROL_PLANE, task.number(), number));
    orphans.add(task.number());
    if (task.orphan(now)) {
      effects.settled();
    }
  }

  private boolean isOrphan(long number) {
    return !orphans.isEmpty() && orphans.contains(number);
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
}
