package dev.berth.engine.actors;

import dev.berth.engine.WorldSpecification;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.service.ServiceOperation;
import dev.berth.engine.api.task.TaskOperation;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.ClusterCounts;
import dev.berth.engine.cluster.ClusterNames;
import dev.berth.engine.cluster.ClusterTask;
import dev.berth.engine.cluster.Effects;
import dev.berth.engine.cluster.Launch;
import dev.berth.engine.cluster.Occupancy;
import dev.berth.engine.cluster.Registrant;
import dev.berth.engine.cluster.StopCause;
import dev.berth.engine.cluster.TaskOrder;
import dev.berth.engine.cluster.call.CallContext;
import dev.berth.engine.cluster.call.DelayedReads;
import dev.berth.engine.cluster.call.ResourceCalls;
import dev.berth.engine.cluster.call.TaskCalls;
import dev.berth.engine.input.InstanceAction;
import dev.berth.engine.lifecycle.container.TaskDetail;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.query.MissingAttribute;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.WorldEvent;
import dev.berth.engine.time.pekko.LaneActor;
import dev.berth.engine.witness.Submission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler of one cluster: the only one to change its books. It brings them what clients,
 * agents and its own timers say, and takes out of them what agents and clients are to hear.
 */
final class ClusterScheduler extends LaneActor<ClusterScheduler.Command> {
  /** What a scheduler can be told. */
  sealed interface Command {}

  /**
   * A container instance joins the cluster.
   *
   * @param group is told when it is gone; {@code null} for one of no Auto Scaling group
   */
  record Register(Registrant registrant, @Nullable ActorRef<ScalingGroup.Command> group)
      implements Command {}

  /** These are the providers of the cluster's Auto Scaling groups, by the groups' names. */
  record Attach(Map<String, String> providerByGroup) implements Command {}

  /** How are the instances of a capacity provider used? */
  record Look(String provider, Consumer<Occupancy> replyTo) implements Command {}

  /** Drain an instance, by its number in the world, and tell its group when it is empty. */
  record DrainForGood(int number) implements Command {}

  /** Take an instance away, by its number in the world. */
  record Terminate(int number) implements Command {}

  /**
   * Start tasks.
   *
   * @param tasks which of their client's tasks these are
   * @param explained whether the answer is to say why there was no room
   * @param replyTo sends the answer on to who waits for it
   */
  record Run(
      TaskOrder order, Submission tasks, boolean explained, Consumer<TaskOrder.Response> replyTo)
      implements Command {}

  /** Give me a copy of the cluster's state. */
  record Copy(Consumer<StateCopy> replyTo) implements Command {}

  /**
   * The cluster's state as it was.
   *
   * @param state the receiver's own from now on
   * @param names how the cluster and what is in it are called
   * @param releases how often tasks had given resources back by then
   * @param numbers what each of its instances is in the world
   */
  record StateCopy(
      ClusterState state, ClusterNames names, long releases, IntUnaryOperator numbers) {}

  /**
   * Carry out an operation on tasks.
   *
   * @param onOutcome called once, in the control plane's lane
   */
  record Call<R>(TaskOperation<R> operation, CallContext context, Consumer<Outcome<R>> onOutcome)
      implements Command {}

  /**
   * Carry out an operation on container instances, or on the tags of what is in the cluster.
   *
   * @param onOutcome called once, in the control plane's lane
   */
  record ResourceCall<R>(Operation<R> operation, Consumer<Outcome<R>> onOutcome)
      implements Command {}

  /**
   * Carry out an operation on services.
   *
   * @param onOutcome called once, in the control plane's lane
   */
  record ServiceCall<R>(
      ServiceOperation<R> operation, CallContext context, Consumer<Outcome<R>> onOutcome)
      implements Command {}

  /** Do something to instances, named by their numbers in the world, as a script says. */
  record Act(List<Integer> instances, InstanceAction action) implements Command {}

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
  record Stop(long task, StopCause cause) implements Command {}

  /** From an agent: something about a task; it waits while the agent is out of reach. */
  sealed interface TaskReport extends Command {
    /** The task's number. */
    long task();
  }

  /**
   * From an agent: a task has entered a state.
   *
   * @param exitCode of the essential container once it has exited, else -1
   */
  record TaskReported(long task, TaskStatus status, int exitCode) implements TaskReport {}

  /** From an agent that follows a task's containers: how they are. */
  record TaskDetailed(long task, TaskDetail detail) implements TaskReport {}

  /** From EC2: an instance is gone, by its number in the world. */
  record HostGone(int number) implements Command {}

  /** The scheduler's own timer: ECS notices that an instance is gone. */
  private record HostMissed(int instance) implements Command {}

  /** Private: an agent would be missed by now, unless it has connected again since a cut. */
  private record Missed(int instance, long cut) implements Command {}

  /** The scheduler's own timer. */
  enum Timer implements Command {
    /** Some stopped tasks have been kept for long enough. */
    FORGET,
    /** Some tasks may have waited for an instance for too long. */
    STOP_OVERDUE,
    /** A service wants to look around. */
    SERVICES,
    /** Some tasks get their hosts on Fargate. */
    LAUNCH
  }

  /** What a scheduler works with. */
  record Setup(ControlPlane.Setup world, Cluster.Setup cluster) {}

  private final Census census;
  private final Setup setup;
  private final Cluster cluster;
  private final TaskCalls calls;
  private final ResourceCalls resourceCalls;
  private final InstanceChanges changes;
  private final ClusterServices services;
  private final Agents agents;
  private final Departures departures;
  private final Connections connections;
  private final @Nullable DelayedReads delayed;
  private final ClusterCounts counts;
  private final Telling telling;
  private final List<ActorRef<RoomFreed>> awaitingRoom = new ArrayList<>();
  private boolean forgetTimer;
  private boolean overdueTimer;
  private long servicesAt = Long.MAX_VALUE;
  private boolean launchTimer;

  private ClusterScheduler(ActorContext<Command> context, Setup setup) {
    super(context, setup.world().ownLane());
    this.setup = setup;
    census = setup.world().census();
    counts = setup.cluster().counts();
    agents = new Agents(setup.world(), context);
    connections = agents.connections();
    WorldSpecification specification = setup.world().specification();
    MissingAttribute missing = specification.rules().missingAttribute();
    Effects outside = new Outside();
    cluster = new Cluster(setup.cluster(), outside);
    services = ClusterServices.of(cluster, outside, missing, setup.cluster().streams());
    departures = new Departures(cluster.containerInstances());
    calls = new TaskCalls(cluster, missing);
    resourceCalls = new ResourceCalls(cluster, missing);
    changes =
        new InstanceChanges(
            new InstanceChanges.Setup(
                lane(),
                cluster,
                resourceCalls,
                agents,
                specification.timing().agentLoss(),
                setup.cluster().streams().named("agent-loss").stream(),
                new Follower()));
    Distribution delay = specification.account().consistencyDelay();
    delayed =
        delay == null ? null : new DelayedReads(cluster, missing, delay, setup.cluster().streams());
    telling =
        new Telling(
            setup.world().witness(),
            setup.cluster().names(),
            number -> cluster.containerInstances().ofNumber(number));
  }

  /** A scheduler for a cluster without instances. */
  static Behavior<Command> create(Setup setup) {
    return begin(setup.world().ownLane(), context -> new ClusterScheduler(context, setup));
  }

  @Override
  protected Behavior<Command> onCommand(Command command) {
    long now = lane().now();
    switch (command) {
      case Register(Registrant registrant, ActorRef<ScalingGroup.Command> group) -> {
        departures.note(registrant.number(), group);
        cluster.register(registrant, now);
      }
      case Attach(Map<String, String> providers) ->
          cluster.containerInstances().setProviders(providers);
      case Look(String provider, Consumer<Occupancy> replyTo) ->
          replyTo.accept(cluster.occupancy(provider));
      case DrainForGood(int number) -> onDrainForGood(number, now);
      case Terminate(int number) -> agents.terminate(cluster.containerInstances().ofNumber(number));
      case Run(
              TaskOrder order,
              Submission tasks,
              boolean explained,
              Consumer<TaskOrder.Response> replyTo) ->
          replyTo.accept(cluster.run(order, tasks, explained, now));
      case Copy(Consumer<StateCopy> replyTo) ->
          replyTo.accept(
              new StateCopy(
                  cluster.instances().copy(),
                  cluster.names(),
                  cluster.releases(),
                  cluster.containerInstances()::number));
      case Call<?> call -> onCall(call, now);
      case ResourceCall<?> call -> onResourceCall(call, now);
      case Act(List<Integer> instances, InstanceAction action) -> onAct(instances, action, now);
      case AwaitRoom(long known, ActorRef<RoomFreed> replyTo) -> onAwaitRoom(known, replyTo);
      case Stop(long task, StopCause cause) -> cluster.stop(task, cause, now);
      case TaskReport report -> onReport(report);
      case HostGone(int number) -> onHostGone(number, now);
      case HostMissed(int instance) -> onHostMissed(instance, now);
      case Missed(int instance, long cut) -> changes.missAgent(instance, cut, now);
      case ServiceCall<?> call -> onServiceCall(call, now);
      case Timer.SERVICES -> servicesAt = Long.MAX_VALUE;
      case Timer.FORGET -> {
        forgetTimer = false;
        cluster.forgetStopped(now);
      }
      case Timer.LAUNCH -> launchTimer = false;
      case Timer.STOP_OVERDUE -> {
        overdueTimer = false;
        cluster.stopOverdue(now);
      }
    }
    // Services go first: daemons are on a new instance before whoever waits for it.
    services.settle(now);
    cluster.placeWaiting(now);
    departures.tellOfEmpty();
    if (delayed != null) {
      delayed.publish(now);
      counts.publish(now);
    }
    telling.tell(calls, resourceCalls, now);
    setTimers(now);
    return this;
  }

  private <R> void onCall(Call<R> call, long now) {
    Outcome<R> outcome = calls.answer(call.operation(), call.context(), now);
    call.onOutcome()
        .accept(delayed == null ? outcome : delayed.seen(call.operation(), outcome, now));
  }

  private <R> void onResourceCall(ResourceCall<R> call, long now) {
    Outcome<R> ofService = services.answerTags(call.operation());
    Outcome<R> outcome = ofService != null ? ofService : changes.answer(call.operation(), now);
    services.noteInstances();
    call.onOutcome()
        .accept(delayed == null ? outcome : delayed.seen(call.operation(), outcome, now));
  }

  /** What was on the instance has ended; ECS learns of it a while later. */
  private void onHostGone(int number, long now) {
    departures.gone(number);
    int instance = cluster.containerInstances().ofNumber(number);
    changes.cutOff(instance, now);
    Distribution loss = setup.world().specification().capacity().timing().loss();
    RandomStreams chance = setup.world().streams().named("machine-loss");
    tellLater(new HostMissed(instance), loss.sampleNanos(chance.stream(number)));
  }

  private void onDrainForGood(int number, long now) {
    changes.apply(List.of(number), new InstanceAction.Drain(), now);
    departures.awaitEmpty(cluster.containerInstances().ofNumber(number));
  }

  private void onHostMissed(int instance, long now) {
    changes.miss(instance, now);
    census.changeDone();
  }

  /** What an agent says that is cut off arrives when it is connected again. */
  private void onReport(TaskReport report) {
    ClusterTask task = connections.isAnyCut() ? cluster.tasks().find(report.task()) : null;
    if (task != null && connections.isCut(task.instance())) {
      connections.hold(task.instance(), () -> onReport(report));
      return;
    }
    telling.noteTask(report.task());
    services.noteTask(report.task());
    switch (report) {
      case TaskReported(long number, TaskStatus status, int exitCode) -> {
        forgetHost(number, status);
        cluster.reported(number, status, exitCode, lane().now());
      }
      case TaskDetailed(long number, TaskDetail detail) -> cluster.detailed(number, detail);
    }
    if (delayed != null) {
      delayed.noteTask(report.task());
    }
  }

  private void forgetHost(long number, TaskStatus status) {
    boolean over = status == TaskStatus.STOPPED && agents.isAnyAlone();
    ClusterTask task = over ? cluster.tasks().find(number) : null;
    if (task != null && task.isOnOwnHost()) {
      agents.forgetAlone(task.host());
    }
  }

  private void onAct(List<Integer> instances, InstanceAction action, long now) {
    changes.apply(instances, action, now);
    census.changeDone();
  }

  private void onAwaitRoom(long known, ActorRef<RoomFreed> replyTo) {
    if (cluster.releases() > known) {
      replyTo.tell(RoomFreed.NOW);
    } else {
      awaitingRoom.add(replyTo);
    }
  }

  private <R> void onServiceCall(ServiceCall<R> call, long now) {
    call.onOutcome().accept(services.answer(call.operation(), call.context(), now));
  }

  private void setTimers(long now) {
    if (services.nextTime() < servicesAt) {
      servicesAt = services.nextTime();
      tellLater(Timer.SERVICES, Math.max(0, servicesAt - now));
    }
    if (!forgetTimer && cluster.keepsStopped()) {
      forgetTimer = true;
      tellLater(Timer.FORGET, cluster.nextToForget() - now);
    }
    if (!launchTimer && cluster.hasToLaunch()) {
      launchTimer = true;
      tellLater(Timer.LAUNCH, cluster.nextLaunch() - now);
    }
    if (!overdueTimer && cluster.hasWaiting()) {
      overdueTimer = true;
      tellLater(Timer.STOP_OVERDUE, cluster.firstDeadline() - now);
    }
  }

  private void tellLater(Command timer, long nanos) {
    getContext().scheduleOnce(Duration.ofNanos(nanos), getContext().getSelf(), timer);
  }

  /** What follows from changes of instances. */
  private final class Follower implements InstanceChanges.Listener {
    @Override
    public void changed(int instance) {
      services.noteInstances();
      if (delayed != null) {
        delayed.noteInstance(instance);
      }
      telling.noteInstance(cluster.containerInstances().number(instance));
    }

    @Override
    public void missLater(int instance, long cut, long nanos) {
      tellLater(new Missed(instance, cut), nanos);
    }
  }

  /** What the books have to say to others. */
  private final class Outside implements Effects {
    @Override
    public void record(WorldEvent event) {
      lane().record(event);
      telling.note(event);
      services.note(event);
      if (delayed != null) {
        delayed.note(event);
      }
    }

    @Override
    public void join(int instance, Registrant registrant) {
      agents.add(registrant);
    }

    @Override
    public void start(int instance, Launch launch) {
      agents.start(instance, launch);
    }

    @Override
    public void stop(int instance, long task) {
      agents.stop(instance, task);
    }

    @Override
    public void startAlone(int host, Launch launch) {
      agents.startAlone(host, launch);
    }

    @Override
    public void stopAlone(int host, long task) {
      agents.stopAlone(host, task);
    }

    @Override
    public void unsettled() {
      census.taskUnsettled();
    }

    @Override
    public void settled() {
      census.taskSettled();
    }

    @Override
    public void roomFreed() {
      awaitingRoom.forEach(client -> client.tell(RoomFreed.NOW));
      awaitingRoom.clear();
    }
  }
}
