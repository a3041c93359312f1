package dev.berth.engine.actors;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Failure;
import dev.berth.engine.api.RunTask;
import dev.berth.engine.input.Execution;
import dev.berth.engine.lifecycle.ReleaseRule;
import dev.berth.engine.lifecycle.TaskPath;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.model.DesiredStatus;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ProvisioningLimits;
import dev.berth.engine.placement.ProvisioningQueue;
import dev.berth.engine.placement.Suitability;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent.InstanceRegistered;
import dev.berth.engine.record.WorldEvent.TaskPlaced;
import dev.berth.engine.record.WorldEvent.TaskReleased;
import dev.berth.engine.record.WorldEvent.TaskStatusChanged;
import dev.berth.engine.record.WorldEvent.TasksRefused;
import dev.berth.engine.time.Lane;
import dev.berth.engine.time.pekko.LaneActor;
import dev.berth.engine.time.pekko.Network;
import dev.berth.engine.witness.Decision;
import dev.berth.engine.witness.Submission;
import dev.berth.engine.witness.Witness;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler of one cluster: the only one to place tasks on its instances and to keep account of
 * their resources. It takes them when it places a task and gives them back when it learns that the
 * task is stopping or, by {@link ReleaseRule}, that it has stopped.
 */
final class ClusterScheduler extends LaneActor<ClusterScheduler.Command> {
  /** What a scheduler can be told. */
  sealed interface Command {}

  /** A container instance has joined the cluster. */
  record Register(
      RegisteredResources resources,
      Map<String, String> attributes,
      Set<String> capabilities,
      Network.Link<ContainerInstance.Command> agent)
      implements Command {}

  /**
   * Start tasks.
   *
   * @param tasks which of their client's tasks these are
   * @param explained whether the answer is to say why there was no room
   * @param replyTo sends the answer on to who waits for it
   */
  record Run(
      RunTask request, Submission tasks, boolean explained, Consumer<RunTask.Response> replyTo)
      implements Command {}

  /**
   * Tell me when resources have been given back.
   *
   * @param releases the figure of the last answer; if it has grown since, there is no wait
   */
  record AwaitRoom(long releases, ActorRef<RoomFreed> replyTo) implements Command {}

  /** Resources have been given back. */
  enum RoomFreed {
    NOW
  }

  /** Stop a task; without effect on a task that is unknown or stopping already. */
  record Stop(long task) implements Command {}

  /** From an agent: a task has entered a state. */
  record TaskReported(long task, TaskStatus status) implements Command {}

  /** The scheduler's own timer. */
  enum Timer implements Command {
    /** Some stopped tasks have been kept for long enough. */
    FORGET,
    /** Some tasks may have waited for an instance for too long. */
    STOP_OVERDUE
  }

  /**
   * What a scheduler works with.
   *
   * @param provisioning how tasks may wait for an instance; {@code null} if they may not
   * @param release when resources of a stopping task count as free
   */
  record Setup(
      Lane lane,
      Placement placement,
      TimingProfile timing,
      RandomStreams streams,
      Census census,
      Witness witness,
      @Nullable ProvisioningLimits provisioning,
      ReleaseRule release) {}

  private static final EcsError NO_INSTANCES =
      new EcsError.InvalidParameterException("No Container Instances were found in your cluster.");

  private static final EcsError QUOTA_EXCEEDED =
      new EcsError.ClientException("Tasks provisioning capacity limit exceeded.");

  private final Lane lane;
  private final Placement placement;
  private final TimingProfile timing;
  private final Census census;
  private final Witness witness;
  private final UniformRandomProvider placementRandom;
  private final UniformRandomProvider retentionRandom;
  private final ClusterState cluster = new ClusterState();
  private final List<Network.Link<ContainerInstance.Command>> agents = new ArrayList<>();
  private final Long2ObjectOpenHashMap<TaskEntry> tasks = new Long2ObjectOpenHashMap<>();
  private final @Nullable Provisioning provisioning;
  private final ReleaseRule releaseRule;
  private final StoppedTasks stopped = new StoppedTasks();
  private final List<ActorRef<RoomFreed>> waiting = new ArrayList<>();
  private boolean overdueTimer;
  private long tasksCreated;
  private long releases;

  private ClusterScheduler(ActorContext<Command> context, Setup setup) {
    super(context, setup.lane());
    lane = setup.lane();
    placement = setup.placement();
    timing = setup.timing();
    census = setup.census();
    witness = setup.witness();
    releaseRule = setup.release();
    placementRandom = setup.streams().named("placement").stream();
    retentionRandom = setup.streams().named("retention").stream();
    witness.meets(cluster);
    ProvisioningLimits limits = setup.provisioning();
    provisioning = limits == null ? null : new Provisioning(lane, census, cluster, limits);
  }

  /** A scheduler for a cluster without instances. */
  static Behavior<Command> create(Setup setup) {
    return begin(setup.lane(), context -> new ClusterScheduler(context, setup));
  }

  @Override
  protected Behavior<Command> onCommand(Command command) {
    switch (command) {
      case Register register -> onRegister(register);
      case Run run -> onRun(run);
      case AwaitRoom(long known, ActorRef<RoomFreed> replyTo) -> onAwaitRoom(known, replyTo);
      case Stop(long task) -> onStop(task);
      case TaskReported(long task, TaskStatus status) -> onTaskReported(task, status);
      case Timer.FORGET -> onForget();
      case Timer.STOP_OVERDUE -> onStopOverdue();
    }
    if (provisioning != null && !provisioning.isEmpty()) {
      placeWaiting(provisioning);
    }
    return this;
  }

  private void onRegister(Register register) {
    int instance =
        cluster.register(register.resources(), register.attributes(), register.capabilities());
    agents.add(register.agent());
    lane.record(new InstanceRegistered(lane.now(), Source.CONTROL_PLANE, instance));
  }

  private void onRun(Run run) {
    RunTask request = run.request();
    PlacementRequest wanted = request.placement();
    TaskPath path =
        new TaskPath(
            request.taskDefinition().networkMode() == NetworkMode.AWSVPC,
            request.behindLoadBalancer());
    int created = 0;
    for (Execution execution : request.executions()) {
      int instance = placement.choose(cluster, wanted, placementRandom);
      if (witness != Witness.NONE) {
        testify(wanted, run.tasks().after(created), tasksCreated + 1, instance);
      }
      if (instance == Placement.NO_INSTANCE) {
        break;
      }
      Launch launch = launch(run, wanted, path, execution);
      start(instance, wanted, withDevices(launch, wanted, instance));
      created++;
    }
    if (provisioning != null && created < request.executions().size()) {
      created += letWait(provisioning, run, wanted, path, created);
    }
    run.replyTo().accept(response(run, wanted, created));
  }

  private Launch launch(Run run, PlacementRequest wanted, TaskPath path, Execution execution) {
    Resources demand = wanted.demand().amounts();
    return new Launch(++tasksCreated, demand, 0, path, execution, run.tasks().arrived());
  }

  /** The launch on the GPU devices that placement picks on an instance. */
  private Launch withDevices(Launch launch, PlacementRequest wanted, int instance) {
    long devices = Placement.devices(cluster, wanted, instance, placementRandom);
    return devices == 0 ? launch : launch.on(devices);
  }

  /** Creates what has no room in PROVISIONING, as far as the quota goes; returns how many. */
  private int letWait(
      Provisioning queue, Run run, PlacementRequest wanted, TaskPath path, int placed) {
    boolean wasEmpty = queue.isEmpty();
    List<Execution> executions = run.request().executions();
    int next = placed;
    while (next < executions.size() && queue.hasRoom()) {
      Submission task = run.tasks().after(next).firstOnly();
      queue.add(launch(run, wanted, path, executions.get(next++)), wanted, task);
    }
    int refused = executions.size() - next;
    if (refused > 0) {
      Resources demand = wanted.demand().amounts();
      lane.record(new TasksRefused(lane.now(), Source.CONTROL_PLANE, refused, demand));
    }
    if (wasEmpty && !queue.isEmpty() && !overdueTimer) {
      awaitDeadline(queue);
    }
    return next - placed;
  }

  private void placeWaiting(Provisioning queue) {
    ProvisioningQueue.Entry entry = queue.next();
    while (entry != null) {
      PlacementRequest wanted = entry.request();
      int instance = placement.choose(cluster, wanted, placementRandom);
      if (instance == Placement.NO_INSTANCE) {
        queue.noteNoRoom(entry);
      } else {
        Provisioning.Waiting waited = queue.take(entry);
        if (witness != Witness.NONE) {
          testify(wanted, waited.submission(), waited.launch().task(), instance);
        }
        start(instance, wanted, withDevices(waited.launch(), wanted, instance));
      }
      entry = queue.next();
    }
  }

  private void onStopOverdue() {
    overdueTimer = false;
    if (provisioning != null) {
      provisioning.stopOverdue();
      tellOfRoom();
      if (!provisioning.isEmpty()) {
        awaitDeadline(provisioning);
      }
    }
  }

  private void awaitDeadline(Provisioning queue) {
    overdueTimer = true;
    Duration delay = Duration.ofNanos(queue.firstDeadline() - lane.now());
    getContext().scheduleOnce(delay, getContext().getSelf(), Timer.STOP_OVERDUE);
  }

  private RunTask.Response response(Run run, PlacementRequest wanted, int created) {
    int left = run.request().executions().size() - created;
    if (created == 0 && provisioning != null) {
      return new RunTask.Refusal(QUOTA_EXCEEDED, releases);
    }
    if (created == 0 && cluster.active() == 0) {
      return new RunTask.Refusal(NO_INSTANCES, releases);
    }
    List<Failure> failures =
        run.explained() && left > 0
            ? Failure.ofEach(Suitability.rejections(cluster, wanted), left)
            : List.of();
    return new RunTask.Answer(created, releases, failures);
  }

  private void testify(PlacementRequest wanted, Submission left, long task, int instance) {
    boolean placed = instance != Placement.NO_INSTANCE;
    witness.decided(
        new Decision(
            lane.now(),
            placed ? left.firstOnly() : left,
            placed ? task : Decision.NO_TASK,
            instance,
            wanted),
        cluster);
  }

  private void start(int instance, PlacementRequest request, Launch launch) {
    cluster.take(instance, request, launch.devices());
    TaskEntry entry = new TaskEntry(instance, request, launch);
    tasks.put(launch.task(), entry);
    census.taskUnsettled();
    lane.record(
        new TaskPlaced(
            lane.now(),
            Source.CONTROL_PLANE,
            launch.task(),
            instance,
            launch.demand(),
            launch.arrived(),
            entry.state.lastStatus(),
            launch.devices()));
    agents.get(instance).send(new ContainerInstance.Start(launch));
  }

  private void onAwaitRoom(long known, ActorRef<RoomFreed> replyTo) {
    if (releases > known) {
      replyTo.tell(RoomFreed.NOW);
    } else {
      waiting.add(replyTo);
    }
  }

  private void onStop(long task) {
    if (provisioning != null && provisioning.stop(task)) {
      tellOfRoom();
      return;
    }
    TaskEntry entry = tasks.get(task);
    if (entry == null || entry.state.desiredStatus() == DesiredStatus.STOPPED) {
      return;
    }
    entry.state = entry.state.wantStopped();
    if (entry.unsettles()) {
      census.taskUnsettled();
    }
    leave(task, entry);
    agents.get(entry.instance).send(new ContainerInstance.Stop(task));
  }

  private void onTaskReported(long task, TaskStatus status) {
    TaskEntry entry = tasks.get(task);
    boolean wasWanted = entry.state.desiredStatus() == DesiredStatus.RUNNING;
    entry.state = entry.state.moveTo(status);
    if (wasWanted && entry.state.desiredStatus() == DesiredStatus.STOPPED) {
      leave(task, entry);
    }
    if (status == TaskStatus.STOPPED && releaseRule == ReleaseRule.LAST_STATUS) {
      cluster.free(entry.instance, entry.request, entry.devices);
      released(task, entry);
    }
    if (entry.settles(status)) {
      census.taskSettled();
    }
    if (status == TaskStatus.STOPPED) {
      keep(task);
    }
  }

  /** A task is wanted RUNNING no longer: what counts such tasks goes by that in any case. */
  private void leave(long task, TaskEntry entry) {
    switch (releaseRule) {
      case DESIRED_STATUS -> {
        cluster.giveBack(entry.instance, entry.request, entry.devices);
        released(task, entry);
      }
      case LAST_STATUS -> {
        cluster.leaveGroup(entry.instance, entry.request);
        tellOfRoom();
      }
    }
  }

  private void released(long task, TaskEntry entry) {
    lane.record(
        new TaskReleased(
            lane.now(),
            Source.CONTROL_PLANE,
            task,
            entry.instance,
            entry.request.demand().amounts(),
            entry.devices));
    tellOfRoom();
  }

  /** A call may now find what it did not before: an instance, or a place among those who wait. */
  private void tellOfRoom() {
    releases++;
    waiting.forEach(client -> client.tell(RoomFreed.NOW));
    waiting.clear();
  }

  private void keep(long task) {
    boolean first = stopped.isEmpty();
    stopped.add(task, lane.after(timing.retention().sampleNanos(retentionRandom)));
    if (first) {
      onForget();
    }
  }

  private void onForget() {
    while (!stopped.isEmpty() && stopped.nextTime() <= lane.now()) {
      forget(stopped.take());
    }
    if (!stopped.isEmpty()) {
      Duration delay = Duration.ofNanos(stopped.nextTime() - lane.now());
      getContext().scheduleOnce(delay, getContext().getSelf(), Timer.FORGET);
    }
  }

  private void forget(long task) {
    TaskEntry entry = tasks.remove(task);
    lane.record(
        new TaskStatusChanged(
            lane.now(),
            Source.CONTROL_PLANE,
            task,
            entry.instance,
            entry.state.lastStatus(),
            TaskStatus.DELETED,
            entry.arrived,
            TaskStatusChanged.NO_EXIT_CODE));
  }
}
