package dev.berth.engine.actors;

import dev.berth.engine.ScriptedCall;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.account.Account;
import dev.berth.engine.account.ClusterFigures;
import dev.berth.engine.account.Lag;
import dev.berth.engine.account.RateLimit;
import dev.berth.engine.account.RequestCategory;
import dev.berth.engine.account.RequestRates;
import dev.berth.engine.account.Roles;
import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.EcsError.ThrottlingException;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.capacity.CapacityOperation;
import dev.berth.engine.api.cluster.CreateCluster;
import dev.berth.engine.api.instance.InstanceOperation;
import dev.berth.engine.api.service.ServiceOperation;
import dev.berth.engine.api.tag.TagOperation;
import dev.berth.engine.api.task.StartTask;
import dev.berth.engine.api.task.TaskOperation;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.ClusterCounts;
import dev.berth.engine.cluster.ClusterNames;
import dev.berth.engine.cluster.ClusterTasks;
import dev.berth.engine.cluster.FargateAccount;
import dev.berth.engine.cluster.FargateRules;
import dev.berth.engine.cluster.Registrant;
import dev.berth.engine.cluster.Replica;
import dev.berth.engine.cluster.StopCause;
import dev.berth.engine.cluster.TaskNumbers;
import dev.berth.engine.cluster.TaskOrder;
import dev.berth.engine.cluster.call.ClientTask;
import dev.berth.engine.input.ArrivalSource;
import dev.berth.engine.input.Execution;
import dev.berth.engine.input.OwnScheduler;
import dev.berth.engine.input.ScriptedChange;
import dev.berth.engine.input.TaskConduct;
import dev.berth.engine.input.Workload;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.ResourceArn;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.placement.ProvisioningLimits;
import dev.berth.engine.placement.index.IndexedPlacement;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.ServiceNews;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent.ServiceChanged;
import dev.berth.engine.time.Lane;
import dev.berth.engine.time.pekko.LaneActor;
import dev.berth.engine.time.pekko.Network;
import dev.berth.engine.time.pekko.WorldSettings;
import dev.berth.engine.witness.Witness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/** ECS itself: knows the clusters and hands each request to the scheduler of its cluster. */
public final class ControlPlane extends LaneActor<ControlPlane.Command> {
  /** The lane of the control plane. */
  public static final int LANE = 0;

  private static final String RUN_TASK = "RunTask";

  /** What the control plane can be told. */
  public sealed interface Command {}

  /** Stop a task; without effect on a task that is unknown or stopping already. */
  public record StopTask(String cluster, long task, StopCause cause) implements Command {
    /** Stops a task as its user would. */
    public StopTask(String cluster, long task) {
      this(cluster, task, StopCause.BY_USER);
    }
  }

  /**
   * Carry out one of ECS's operations.
   *
   * @param conduct what each task will do that the call starts
   * @param onOutcome called once, in the control plane's lane
   */
  public record Call<R>(Operation<R> operation, TaskConduct conduct, Consumer<Outcome<R>> onOutcome)
      implements Command {
    /** A call whose tasks, if it starts any, run until they are stopped. */
    public Call(Operation<R> operation, Consumer<Outcome<R>> onOutcome) {
      this(operation, TaskConduct.ENDLESS, onOutcome);
    }

    /** A call of whose tasks nothing is said but what the first essential container does. */
    public Call(Operation<R> operation, Execution execution, Consumer<Outcome<R>> onOutcome) {
      this(operation, TaskConduct.of(execution), onOutcome);
    }
  }

  /** Start a task for a client of the world, as its own scheduler wants. */
  record ClientStart(
      StartTask operation, ClientTask task, Consumer<Outcome<StartTask.Response>> onOutcome)
      implements Command {}

  /**
   * Give a copy of a cluster's state, as a client would put it together from ListContainerInstances
   * and DescribeContainerInstances.
   *
   * @param done how many of the calls that it takes have been made already
   */
  record ClientCopy(String cluster, int done, Consumer<ClientCalls.CopyAnswer> replyTo)
      implements Command {}

  /** It is time for an instance to register. */
  private record Join(Registrant registrant) implements Command {}

  /** It is time for something to happen to instances. */
  private record Change(ScriptedChange change) implements Command {}

  /** It is time for a call. */
  private record CallDue(ScriptedCall call) implements Command {}

  /** For the scheduler of a cluster. */
  record ToCluster(String cluster, ClusterScheduler.Command command) implements Command {}

  /**
   * What a control plane begins with.
   *
   * @param arrivals an open source for each workload of the specification
   */
  public record Setup(
      WorldSpecification specification,
      List<Lane> lanes,
      RandomStreams streams,
      Network network,
      Census census,
      List<ArrivalSource> arrivals,
      Witness witness) {
    /** The lane of the control plane. */
    Lane ownLane() {
      return lanes.get(LANE);
    }

    /** The lane of an instance: dealt out in turn over all lanes but the control plane's. */
    Lane laneOf(int instance) {
      return lanes.size() == 1 ? ownLane() : lanes.get(1 + instance % (lanes.size() - 1));
    }
  }

  private final Map<String, ActorRef<ClusterScheduler.Command>> schedulers = new HashMap<>();
  private final TaskNumbers numbers = new TaskNumbers();
  private final Map<String, ClusterCounts> counts = new HashMap<>();
  private final List<ClusterTasks> tasks = new ArrayList<>();
  private final Account account;
  private final Fleet fleet;
  private final ScaledCapacity capacity;
  private final CallContexts contexts;
  private final FargateAccount fargate = new FargateAccount(FargateRules.CURRENT);
  private final @Nullable RequestRates rates;
  private final ClientCalls clientCalls;
  private final Setup setup;

  private ControlPlane(ActorContext<Command> context, Setup setup) {
    super(context, setup.ownLane());
    this.setup = setup;
    fleet = new Fleet(setup.specification());
    Arns arns = setup.specification().account().arns();
    Distribution delay = setup.specification().account().consistencyDelay();
    Lag lag = delay == null ? null : new Lag(delay, setup.streams());
    capacity = new ScaledCapacity(context, setup, fleet.machines());
    account =
        new Account(
            arns,
            setup.specification().rules().missingAttribute(),
            this::figures,
            this::isRun,
            ScaledCapacity.seenByAccount(setup.specification().capacity(), arns),
            lag == null ? null : new Account.Reads(lag, this::figuresSeen));
    Map<RequestCategory, RateLimit> limits = setup.specification().account().throttling();
    List<Roles.Role> known = setup.specification().account().roles();
    Roles roles = known == null ? Roles.any(arns) : Roles.only(arns, known);
    contexts = new CallContexts(account, roles);
    rates = limits == null ? null : new RequestRates(limits);
    clientCalls = new ClientCalls(account, roles, this::mayCall, this::schedulerOf);
  }

  /** A control plane with the specification's cluster, instances and clients. */
  public static Behavior<Command> create(Setup setup) {
    return begin(
        setup.ownLane(),
        context -> {
          ControlPlane controlPlane = new ControlPlane(context, setup);
          controlPlane.populate();
          return controlPlane;
        });
  }

  @Override
  protected Behavior<Command> onCommand(Command command) {
    switch (command) {
      case ToCluster(String cluster, ClusterScheduler.Command inner) -> onToCluster(cluster, inner);
      case Join join -> onJoin(join);
      case Change(ScriptedChange change) -> onChange(change);
      case CallDue(ScriptedCall call) -> onCallDue(call, call.operation());
      case StopTask(String cluster, long task, StopCause cause) ->
          schedulerOf(cluster).tell(new ClusterScheduler.Stop(task, cause));
      case Call<?> call -> onCall(call);
      case ClientStart start -> clientCalls.start(start);
      case ClientCopy copy -> clientCalls.copy(copy, figures(copy.cluster()).instances());
    }
    return this;
  }

  private void onToCluster(String cluster, ClusterScheduler.Command command) {
    if (command instanceof ClusterScheduler.Run run && !mayCall(RUN_TASK)) {
      run.replyTo().accept(new TaskOrder.Refusal(ThrottlingException.RATE_EXCEEDED, 0));
    } else {
      schedulerOf(cluster).tell(command);
    }
  }

  private boolean mayCall(String operation) {
    return rates == null || rates.take(operation, lane().now());
  }

  private <R> void onCall(Call<R> call) {
    if (!mayCall(call.operation().getClass().getSimpleName())) {
      call.onOutcome().accept(Outcome.refused(ThrottlingException.RATE_EXCEEDED));
      return;
    }
    switch (call.operation()) {
      case TaskOperation<R> operation -> onTaskCall(operation, call);
      case InstanceOperation<R> operation -> onResourceCall(operation.cluster(), call);
      case ServiceOperation<R> operation -> onServiceCall(operation, call);
      case TagOperation<R> operation when clusterOf(operation) instanceof String cluster ->
          onResourceCall(cluster, call);
      default -> onAccountCall(call);
    }
  }

  private <R> void onAccountCall(Call<R> call) {
    Outcome<R> outcome = account.answer(call.operation(), lane().now());
    if (outcome instanceof Outcome.Done<R>(R response)
        && response instanceof CreateCluster.Response(var cluster)
        && !schedulers.containsKey(cluster.clusterName())) {
      String name = cluster.clusterName();
      open(name, setup.streams().named("cluster").named(name), Witness.NONE);
    }
    if (call.operation() instanceof CapacityOperation<?>) {
      capacity.follow(account.attachedProviders(), schedulers);
    }
    call.onOutcome().accept(outcome);
  }

  private <R> void onResourceCall(@Nullable String cluster, Call<R> call) {
    switch (account.clusterName(cluster)) {
      case Outcome.Refused<String>(EcsError error) ->
          call.onOutcome().accept(Outcome.refused(error));
      case Outcome.Done<String>(String name) ->
          schedulerOf(name)
              .tell(new ClusterScheduler.ResourceCall<>(call.operation(), call.onOutcome()));
    }
  }

  /** The cluster whose resource a call is about; {@code null} if it is not about one's. */
  private static @Nullable String clusterOf(TagOperation<?> operation) {
    String arn = operation.resourceArn();
    return arn == null ? null : ResourceArn.parse(arn).map(ResourceArn::cluster).orElse(null);
  }

  private ClusterFigures figures(String cluster) {
    ClusterCounts all = counts.get(cluster);
    return all == null
        ? ClusterFigures.EMPTY
        : new ClusterFigures(
            all.instances(), all.running(), all.pending(), all.unstopped(), all.providersInUse());
  }

  private ClusterFigures figuresSeen(String cluster, long now) {
    ClusterCounts all = counts.get(cluster);
    if (all == null) {
      return ClusterFigures.EMPTY;
    }
    ClusterCounts.Seen seen = all.seen(now);
    return new ClusterFigures(seen.instances(), seen.running(), seen.pending(), seen.unstopped());
  }

  private ClusterCounts countsOf(RandomStreams streams) {
    Distribution delay = setup.specification().account().consistencyDelay();
    return delay == null
        ? new ClusterCounts()
        : new ClusterCounts(
            new Replica<>(delay, streams.named("consistency").named("counts").stream()));
  }

  private boolean isRun(TaskDefinition definition) {
    return tasks.stream().anyMatch(each -> each.isRun(definition));
  }

  private <R> void onTaskCall(TaskOperation<R> operation, Call<R> call) {
    switch (account.clusterName(operation.cluster())) {
      case Outcome.Refused<String>(EcsError error) ->
          call.onOutcome().accept(Outcome.refused(error));
      case Outcome.Done<String>(String name) ->
          schedulerOf(name)
              .tell(
                  new ClusterScheduler.Call<>(
                      operation, contexts.of(name, operation, call.conduct()), call.onOutcome()));
    }
  }

  private <R> void onServiceCall(ServiceOperation<R> operation, Call<R> call) {
    switch (account.clusterName(operation.cluster())) {
      case Outcome.Refused<String>(EcsError error) ->
          call.onOutcome().accept(Outcome.refused(error));
      case Outcome.Done<String>(String name) ->
          schedulerOf(name)
              .tell(
                  new ClusterScheduler.ServiceCall<>(
                      operation, contexts.of(name, operation, call.conduct()), call.onOutcome()));
    }
  }

  private ActorRef<ClusterScheduler.Command> schedulerOf(String cluster) {
    ActorRef<ClusterScheduler.Command> scheduler = schedulers.get(cluster);
    if (scheduler == null) {
      throw new IllegalArgumentException("no cluster '" + cluster + "'");
    }
    return scheduler;
  }

  private void populate() {
    WorldSpecification specification = setup.specification();
    specification.taskDefinitions().forEach(account::declare);
    if (specification.isEmpty()) {
      return;
    }
    account.addCluster(specification.cluster());
    ActorRef<ClusterScheduler.Command> scheduler =
        open(specification.cluster(), setup.streams(), setup.witness());
    for (Fleet.Newcomer newcomer : fleet.newcomers()) {
      if (newcomer.timeNanos() == 0) {
        scheduler.tell(new ClusterScheduler.Register(newcomer.registrant(), null));
      } else {
        later(newcomer.timeNanos(), new Join(newcomer.registrant()));
      }
    }
    for (ScriptedChange change : specification.script().changes()) {
      later(change.timeNanos(), new Change(change));
    }
    for (ScriptedCall call : specification.script().calls()) {
      later(call.timeNanos(), new CallDue(call));
    }
    capacity.begin(account, scheduler);
    for (int i = 0; i < specification.workloads().size(); i++) {
      account.declare(specification.workloads().get(i).taskDefinition());
      getContext().spawn(Client.create(clientSetup(i)), "client-" + i, WorldSettings.outside());
    }
    for (int i = 0; i < specification.steps().size(); i++) {
      getContext().spawn(Pipeline.create(stepSetup(i)), "step-" + i, WorldSettings.outside());
    }
  }

  /** Begins a cluster without instances. */
  private ActorRef<ClusterScheduler.Command> open(
      String name, RandomStreams streams, Witness witness) {
    WorldSpecification specification = setup.specification();
    ClusterTasks known = new ClusterTasks();
    tasks.add(known);
    Cluster.Setup books =
        new Cluster.Setup(
            ClusterNames.of(name, specification.account().arns(), streams),
            counts.computeIfAbsent(name, unused -> countsOf(streams)),
            known,
            new IndexedPlacement(specification.ties()),
            specification.timing(),
            streams,
            numbers,
            fleet.machines(),
            fargate,
            witness,
            provisioning(),
            specification.provisioning() != null,
            specification.rules().release());
    ActorRef<ClusterScheduler.Command> scheduler =
        getContext()
            .spawn(
                ClusterScheduler.create(new ClusterScheduler.Setup(setup, books)),
                "cluster-" + name,
                WorldSettings.inLane(LANE));
    schedulers.put(name, scheduler);
    return scheduler;
  }

  /** Capacity providers may come later, by calls; tasks may wait for theirs in any case. */
  private ProvisioningLimits provisioning() {
    ProvisioningLimits given = setup.specification().provisioning();
    return given != null
        ? given
        : new ProvisioningLimits(
            setup.specification().capacity().profile().provisioningQuota(),
            ProvisioningLimits.DEFAULT_TIMEOUT_NANOS);
  }

  private void later(long nanos, Command command) {
    setup.census().changeAhead();
    getContext().scheduleOnce(Duration.ofNanos(nanos), getContext().getSelf(), command);
  }

  private void onJoin(Join join) {
    schedulerOf(setup.specification().cluster())
        .tell(new ClusterScheduler.Register(join.registrant(), null));
    setup.census().changeDone();
  }

  private <R> void onCallDue(ScriptedCall due, Operation<R> operation) {
    onCall(
        new Call<>(
            operation,
            due.conduct(),
            outcome -> {
              if (outcome instanceof Outcome.Refused<R>(EcsError error)) {
                ServiceNews news =
                    new ServiceNews.Refused(
                        operation.getClass().getSimpleName(), error.exception(), error.message());
                lane()
                    .record(
                        new ServiceChanged(
                            lane().now(), Source.CONTROL_PLANE, due.subject(), news));
              }
              setup.census().changeDone();
            }));
  }

  private void onChange(ScriptedChange change) {
    if (capacity.act(change.group(), change.action())) {
      return;
    }
    schedulerOf(setup.specification().cluster())
        .tell(new ClusterScheduler.Act(fleet.ofGroup(change.group()), change.action()));
  }

  private Pipeline.Setup stepSetup(int index) {
    WorldSpecification specification = setup.specification();
    return new Pipeline.Setup(
        index,
        Source.client(specification.workloads().size() + index),
        setup.ownLane(),
        specification.steps().get(index),
        getContext().getSelf(),
        setup.census());
  }

  /** The scheduler that a workload's client asks instead of the cluster, if it has one. */
  private @Nullable ActorRef<CustomScheduler.Command> ownScheduler(int index) {
    WorldSpecification specification = setup.specification();
    Workload workload = specification.workloads().get(index);
    OwnScheduler rules = workload.scheduler();
    if (rules == null) {
      return null;
    }
    CustomScheduler.Setup own =
        new CustomScheduler.Setup(
            setup.ownLane(),
            Source.client(index),
            rules,
            specification.ties(),
            specification.cluster(),
            getContext().getSelf(),
            new CustomScheduler.Chance(
                setup.streams().named("scheduler").named(workload.name()).stream(),
                setup.streams().named("scheduler-jitter").named(workload.name()).stream()),
            rates != null);
    return getContext()
        .spawn(CustomScheduler.create(own), "scheduler-" + index, WorldSettings.outside());
  }

  private Client.Setup clientSetup(int index) {
    ActorRef<CustomScheduler.Command> scheduler = ownScheduler(index);
    return new Client.Setup(
        index,
        setup.ownLane(),
        setup.specification().workloads().get(index),
        scheduler,
        setup.specification().cluster(),
        setup.arrivals().get(index),
        getContext().getSelf(),
        setup.streams(),
        setup.census(),
        setup.witness(),
        rates != null && scheduler == null);
  }
}
