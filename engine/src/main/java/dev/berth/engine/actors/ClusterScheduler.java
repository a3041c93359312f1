package dev.berth.engine.actors;

import dev.berth.engine.api.RunTask;
import dev.berth.engine.input.Execution;
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
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent.InstanceRegistered;
import dev.berth.engine.record.WorldEvent.TaskPlaced;
import dev.berth.engine.record.WorldEvent.TaskReleased;
import dev.berth.engine.record.WorldEvent.TaskStatusChanged;
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
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/**
 * The scheduler of one cluster: the only one to place tasks on its instances and to keep account of
 * their resources. It takes them when it places a task and gives them back when it learns that the
 * task is stopping.
 */
final class ClusterScheduler extends LaneActor<ClusterScheduler.Command> {
  /** What a scheduler can be told. */
  sealed interface Command {}

  /** A container instance has joined the cluster. */
  record Register(
      RegisteredResources resources,
      Map<String, String> attributes,
      Network.Link<ContainerInstance.Command> agent)
      implements Command {}

  /**
   * Start tasks.
   *
   * @param tasks which of their client's tasks these are
   */
  record Run(RunTask request, Submission tasks, ActorRef<RunTask.Answer> replyTo)
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
    FORGET
  }

  /** What a scheduler works with. */
  record Setup(
      Lane lane,
      Placement placement,
      TimingProfile timing,
      RandomStreams streams,
      Census census,
      Witness witness) {}

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
  private final StoppedTasks stopped = new StoppedTasks();
  private final List<ActorRef<RoomFreed>> waiting = new ArrayList<>();
  private long tasksCreated;
  private long releases;

  private ClusterScheduler(ActorContext<Command> context, Setup setup) {
    super(context, setup.lane());
    lane = setup.lane();
    placement = setup.placement();
    timing = setup.timing();
    census = setup.census();
    witness = setup.witness();
    placementRandom = setup.streams().named("placement").stream();
    retentionRandom = setup.streams().named("retention").stream();
    witness.meets(cluster);
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
    }
    return this;
  }

  private void onRegister(Register register) {
    int instance = cluster.register(register.resources(), register.attributes());
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
    long arrived = run.tasks().arrived();
    int placed = 0;
    for (Execution execution : request.executions()) {
      int instance = placement.choose(cluster, wanted, placementRandom);
      if (witness != Witness.NONE) {
        testify(wanted, run.tasks().after(placed), instance);
      }
      if (instance == Placement.NO_INSTANCE) {
        break;
      }
      long task = ++tasksCreated;
      long devices = Placement.devices(cluster, wanted, instance, placementRandom);
      Resources demand = wanted.demand().amounts();
      start(instance, wanted, new Launch(task, demand, devices, path, execution, arrived));
      placed++;
    }
    run.replyTo().tell(new RunTask.Answer(placed, releases));
  }

  private void testify(PlacementRequest wanted, Submission left, int instance) {
    boolean placed = instance != Placement.NO_INSTANCE;
    witness.decided(
        new Decision(
            lane.now(),
            placed ? left.firstOnly() : left,
            placed ? tasksCreated + 1 : Decision.NO_TASK,
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
    TaskEntry entry = tasks.get(task);
    if (entry == null || entry.state.desiredStatus() == DesiredStatus.STOPPED) {
      return;
    }
    entry.state = entry.state.wantStopped();
    if (entry.unsettles()) {
      census.taskUnsettled();
    }
    release(task, entry);
    agents.get(entry.instance).send(new ContainerInstance.Stop(task));
  }

  private void onTaskReported(long task, TaskStatus status) {
    TaskEntry entry = tasks.get(task);
    boolean wasWanted = entry.state.desiredStatus() == DesiredStatus.RUNNING;
    entry.state = entry.state.moveTo(status);
    if (wasWanted && entry.state.desiredStatus() == DesiredStatus.STOPPED) {
      release(task, entry);
    }
    if (entry.settles(status)) {
      census.taskSettled();
    }
    if (status == TaskStatus.STOPPED) {
      keep(task);
    }
  }

  /** Counts a stopping task's resources as free: ECS does so once desiredStatus is STOPPED. */
  private void release(long task, TaskEntry entry) {
    cluster.giveBack(entry.instance, entry.request, entry.devices);
    releases++;
    lane.record(
        new TaskReleased(
            lane.now(),
            Source.CONTROL_PLANE,
            task,
            entry.instance,
            entry.request.demand().amounts(),
            entry.devices));
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
