package dev.berth.engine.actors;

import dev.berth.engine.cluster.Launch;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.lifecycle.container.AgentSettings;
import dev.berth.engine.lifecycle.container.ContainerPlan;
import dev.berth.engine.lifecycle.container.ImageStore;
import dev.berth.engine.lifecycle.container.StartFault;
import dev.berth.engine.model.HostPorts;
import dev.berth.engine.model.Resources;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.Source;
import dev.berth.engine.time.Lane;
import dev.berth.engine.time.pekko.LaneActor;
import dev.berth.engine.time.pekko.Network;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * A container instance with its agent. The agent guards what the host really has: the control plane
 * counts a stopping task's resources as free at once, so a new task may come before they are, and
 * waits here, in order, until the host has room (as the ECS agent does since 1.73.0).
 */
final class ContainerInstance extends LaneActor<ContainerInstance.Command> {
  /** What a container instance can be told. */
  sealed interface Command {}

  /** From the control plane: run this task. */
  record Start(Launch launch) implements Command {}

  /** From the control plane: stop this task. */
  record Stop(long task) implements Command {}

  /** From a task: it has stopped and left the host. */
  record TaskGone(Launch launch) implements Command {}

  /** From a task: one of its containers wants an image. */
  record WantImage(ImageStore.Ticket ticket, String image, StartFault fault) implements Command {}

  /** From a task: it wants none of its images any more. */
  record UnwantImages(long task) implements Command {}

  /** From EC2. */
  enum Ec2 implements Command {
    /** The instance is taken away, with all that runs on it. */
    TERMINATE
  }

  /** The instance's own timer. */
  enum Timer implements Command {
    /** A pull may have ended. */
    PULLS
  }

  /**
   * What a container instance is made of.
   *
   * @param number its number in the world
   * @param lane where it and its tasks live
   * @param reservedPorts ports that no task can have
   * @param settings how its agent is set
   * @param streams those of the world
   * @param alone whether it is a host of Fargate, which goes with its task
   */
  record Setup(
      int number,
      Lane lane,
      Resources registered,
      HostPorts reservedPorts,
      AgentSettings settings,
      TimingProfile timing,
      RandomStreams streams,
      Network network,
      boolean alone) {}

  private static final Props IN_SAME_LANE = DispatcherSelector.sameAsParent();

  private final Agent agent;
  private final Long2ObjectOpenHashMap<ActorRef<Task.Command>> tasks =
      new Long2ObjectOpenHashMap<>();
  private final ArrayDeque<Launch> held = new ArrayDeque<>();
  private final HostLedger ledger;
  private final Setup setup;
  private @Nullable ImageStore images;
  private @Nullable Cancellable pullTimer;
  private boolean terminated;

  private ContainerInstance(ActorContext<Command> context, Setup setup, Agent agent) {
    super(context, setup.lane());
    this.agent = agent;
    this.setup = setup;
    ledger = new HostLedger(setup.registered());
  }

  /** An empty container instance that reports to this scheduler, in the control plane's lane. */
  static Behavior<Command> create(Setup setup, ActorRef<ClusterScheduler.Command> scheduler) {
    return begin(
        setup.lane(),
        context -> {
          Network.Link<ClusterScheduler.Command> uplink =
              setup
                  .network()
                  .link(
                      setup.lane(),
                      Source.instance(setup.number()),
                      ControlPlane.LANE,
                      scheduler,
                      2L * setup.number() + 1);
          return new ContainerInstance(context, setup, new Agent(setup, uplink, context.getSelf()));
        });
  }

  @Override
  protected Behavior<Command> onCommand(Command command) {
    if (terminated) {
      if (command instanceof Start(Launch launch)) {
        agent.taskLost(launch, launch.path().first());
      }
      return this;
    }
    return switch (command) {
      case Start(Launch launch) -> onStart(launch);
      case Stop(long task) -> onStop(task);
      case TaskGone(Launch launch) -> onTaskGone(launch);
      case WantImage(ImageStore.Ticket ticket, String image, StartFault fault) ->
          onWantImage(ticket, image, fault);
      case UnwantImages(long task) -> onUnwantImages(task);
      case Timer.PULLS -> onPulls();
      case Ec2.TERMINATE -> onTerminate();
    };
  }

  /** All ends at once; what the control plane still sends is lost as well. */
  private Behavior<Command> onTerminate() {
    terminated = true;
    if (pullTimer != null) {
      pullTimer.cancel();
    }
    agent.terminated();
    long[] running = tasks.keySet().toLongArray();
    Arrays.sort(running);
    for (long task : running) {
      tasks.get(task).tell(Task.Signal.LOST);
    }
    held.forEach(launch -> agent.taskLost(launch, launch.path().first()));
    held.clear();
    return this;
  }

  private Behavior<Command> onStart(Launch launch) {
    if (held.isEmpty() && ledger.fits(launch)) {
      start(launch);
    } else {
      held.add(launch);
    }
    return this;
  }

  private Behavior<Command> onStop(long task) {
    ActorRef<Task.Command> running = tasks.get(task);
    if (running != null) {
      running.tell(Task.Signal.STOP);
    } else {
      held.stream().filter(launch -> launch.task() == task).findFirst().ifPresent(this::stopHeld);
    }
    return this;
  }

  private Behavior<Command> onTaskGone(Launch launch) {
    tasks.remove(launch.task());
    ledger.giveBack(launch);
    if (images != null) {
      images.leave(lane().now(), launch.task());
      follow(images);
    }
    if (setup.alone()) {
      if (pullTimer != null) {
        pullTimer.cancel();
      }
      agent.gone();
      return Behaviors.stopped();
    }
    startHeld();
    return this;
  }

  /** Held, the task has taken nothing; its containers never run, and the next one may fit. */
  private void stopHeld(Launch launch) {
    held.remove(launch);
    Launch nothing = launch.withoutDemand();
    ContainerPlan plan = launch.execution().containers();
    spawn(
        launch.task(),
        plan != null && agent.follows(plan)
            ? ContainerTask.createStopping(agent, nothing, plan)
            : Task.createStopping(agent, nothing));
    startHeld();
  }

  private void startHeld() {
    while (!held.isEmpty() && ledger.fits(held.getFirst())) {
      start(held.removeFirst());
    }
  }

  private void start(Launch launch) {
    ledger.take(launch);
    ContainerPlan plan = launch.execution().containers();
    spawn(
        launch.task(),
        plan != null && agent.follows(plan)
            ? ContainerTask.create(agent, launch, plan)
            : Task.create(agent, launch));
  }

  private void spawn(long number, Behavior<Task.Command> task) {
    tasks.put(number, getContext().spawnAnonymous(task, IN_SAME_LANE));
  }

  private Behavior<Command> onWantImage(ImageStore.Ticket ticket, String image, StartFault fault) {
    if (images == null) {
      RandomStreams pulls = setup.streams().named("pulls");
      images = new ImageStore(setup.settings(), pulls.stream(setup.number()));
    }
    images.want(lane().now(), ticket, image, fault);
    follow(images);
    return this;
  }

  private Behavior<Command> onUnwantImages(long task) {
    if (images != null) {
      images.cancel(lane().now(), task);
      follow(images);
    }
    return this;
  }

  private Behavior<Command> onPulls() {
    pullTimer = null;
    if (images != null) {
      images.advance(lane().now());
      follow(images);
    }
    return this;
  }

  /** Tells of what has become of pulls and waits for the next one to end. */
  private void follow(ImageStore store) {
    store.takeNews().forEach(agent::pulled);
    for (ImageStore.Answer answer : store.takeAnswers()) {
      ActorRef<Task.Command> task = tasks.get(answer.ticket().task());
      if (task != null) {
        task.tell(new Task.Pulled(answer));
      }
    }
    if (pullTimer != null) {
      pullTimer.cancel();
      pullTimer = null;
    }
    long next = store.nextTime();
    if (next != Long.MAX_VALUE) {
      Duration delay = Duration.ofNanos(next - lane().now());
      pullTimer = getContext().scheduleOnce(delay, getContext().getSelf(), Timer.PULLS);
    }
  }
}
