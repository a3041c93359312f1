package dev.berth.engine.actors;

import dev.berth.engine.InstanceGroup;
import dev.berth.engine.OpenRules;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.api.EcsError;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.RunTaskRequest;
import dev.berth.engine.cluster.StopCause;
import dev.berth.engine.cluster.TaskNumbers;
import dev.berth.engine.cluster.TaskOrder;
import dev.berth.engine.input.ArrivalSource;
import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.index.IndexedPlacement;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent.TasksArrived;
import dev.berth.engine.record.WorldEvent.TasksDropped;
import dev.berth.engine.time.Lane;
import dev.berth.engine.time.pekko.LaneActor;
import dev.berth.engine.time.pekko.Network;
import dev.berth.engine.time.pekko.WorldSettings;
import dev.berth.engine.witness.Submission;
import dev.berth.engine.witness.Witness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** ECS itself: knows the clusters and hands each request to the scheduler of its cluster. */
public final class ControlPlane extends LaneActor<ControlPlane.Command> {
  /** The lane of the control plane. */
  public static final int LANE = 0;

  /** What the control plane can be told. */
  public sealed interface Command {}

  /** Stop a task; without effect on a task that is unknown or stopping already. */
  public record StopTask(String cluster, long task) implements Command {}

  /**
   * Start tasks on behalf of somebody outside of the world.
   *
   * @param onResponse called once, in the control plane's lane
   */
  public record RunTasks(
      String cluster, RunTaskRequest request, Consumer<TaskOrder.Response> onResponse)
      implements Command {}

  /** The answer to somebody outside is there. */
  private record Responded(RunTasks call, TaskOrder.Response response) implements Command {}

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
  private final OpenRules rules;

  private ControlPlane(ActorContext<Command> context, Setup setup) {
    super(context, setup.ownLane());
    rules = setup.specification().rules();
  }

  /** A control plane with the specification's cluster, instances and clients. */
  public static Behavior<Command> create(Setup setup) {
    return begin(
        setup.ownLane(),
        context -> {
          ControlPlane controlPlane = new ControlPlane(context, setup);
          controlPlane.populate(setup);
          return controlPlane;
        });
  }

  @Override
  protected Behavior<Command> onCommand(Command command) {
    switch (command) {
      case ToCluster(String cluster, ClusterScheduler.Command inner) ->
          schedulerOf(cluster).tell(inner);
      case StopTask(String cluster, long task) ->
          schedulerOf(cluster).tell(new ClusterScheduler.Stop(task, StopCause.BY_USER));
      case RunTasks call -> onRunTasks(call);
      case Responded(RunTasks call, TaskOrder.Response response) -> onResponded(call, response);
    }
    return this;
  }

  private void onRunTasks(RunTasks call) {
    ActorRef<ClusterScheduler.Command> scheduler = schedulers.get(call.cluster());
    if (scheduler == null) {
      refuse(call, EcsError.ClusterNotFoundException.NOT_FOUND);
      return;
    }
    switch (call.request().check(rules.missingAttribute())) {
      case RunTaskRequest.Checked.Invalid(EcsError error) -> refuse(call, error);
      case RunTaskRequest.Checked.Valid(TaskOrder request) -> {
        int count = request.executions().size();
        long now = lane().now();
        lane().record(new TasksArrived(now, Source.CONTROL_PLANE, count, request.demand()));
        ActorRef<Command> self = getContext().getSelf();
        scheduler.tell(
            new ClusterScheduler.Run(
                request,
                Submission.fromOutside(count, now),
                true,
                response -> self.tell(new Responded(call, response))));
      }
    }
  }

  /** Who asks once and from outside has given up what found no room. */
  private void onResponded(RunTasks call, TaskOrder.Response response) {
    int unplaced = call.request().count() - response.created();
    if (unplaced > 0) {
      Resources demand = call.request().taskDefinition().demand();
      lane().record(new TasksDropped(lane().now(), Source.CONTROL_PLANE, unplaced, demand));
    }
    call.onResponse().accept(response);
  }

  private static void refuse(RunTasks call, EcsError error) {
    call.onResponse().accept(new TaskOrder.Refusal(error, 0));
  }

  private ActorRef<ClusterScheduler.Command> schedulerOf(String cluster) {
    ActorRef<ClusterScheduler.Command> scheduler = schedulers.get(cluster);
    if (scheduler == null) {
      throw new IllegalArgumentException("no cluster '" + cluster + "'");
    }
    return scheduler;
  }

  private void populate(Setup setup) {
    WorldSpecification specification = setup.specification();
    ActorRef<ClusterScheduler.Command> scheduler =
        getContext()
            .spawn(
                ClusterScheduler.create(
                    new ClusterScheduler.Setup(
                        setup.ownLane(),
                        setup.census(),
                        new Cluster.Setup(
                            new IndexedPlacement(specification.ties()),
                            specification.timing(),
                            setup.streams(),
                            numbers,
                            setup.witness(),
                            specification.provisioning(),
                            specification.rules().release()))),
                "cluster-" + specification.cluster(),
                WorldSettings.inLane(LANE));
    schedulers.put(specification.cluster(), scheduler);
    int number = 0;
    for (InstanceGroup group : specification.instances()) {
      for (int i = 0; i < group.count(); i++) {
        scheduler.tell(register(setup, scheduler, group, i, number++));
      }
    }
    for (int i = 0; i < specification.workloads().size(); i++) {
      getContext()
          .spawn(Client.create(clientSetup(setup, i)), "client-" + i, WorldSettings.outside());
    }
  }

  private ClusterScheduler.Register register(
      Setup setup,
      ActorRef<ClusterScheduler.Command> scheduler,
      InstanceGroup group,
      int indexInGroup,
      int number) {
    Lane lane = setup.laneOf(number);
    ContainerInstance.Setup instance =
        new ContainerInstance.Setup(
            number,
            lane,
            group.type().registered(),
            setup.specification().timing(),
            setup.streams().named("timing"),
            setup.network());
    ActorRef<ContainerInstance.Command> agent =
        getContext()
            .spawn(
                ContainerInstance.create(instance, scheduler),
                "instance-" + number,
                WorldSettings.inLane(lane.number()));
    return new ClusterScheduler.Register(
        group.registered(),
        group.attributesOf(indexInGroup),
        group.capabilities(),
        setup.network().link(lane(), Source.CONTROL_PLANE, lane.number(), agent, 2L * number));
  }

  private Client.Setup clientSetup(Setup setup, int index) {
    return new Client.Setup(
        index,
        setup.ownLane(),
        setup.specification().workloads().get(index),
        setup.specification().cluster(),
        setup.arrivals().get(index),
        getContext().getSelf(),
        setup.streams(),
        setup.census(),
        setup.witness());
  }
}
