package dev.berth.engine.actors;

import dev.berth.engine.GroupSpecification;
import dev.berth.engine.capacity.AutoScalingGroup;
import dev.berth.engine.capacity.GroupAction;
import dev.berth.engine.cluster.Machines;
import dev.berth.engine.input.InstanceAction;
import dev.berth.engine.lifecycle.MachineTiming;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent.GroupScaled;
import dev.berth.engine.record.WorldEvent.InstanceLaunched;
import dev.berth.engine.record.WorldEvent.InstanceTerminated;
import dev.berth.engine.time.pekko.LaneActor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/**
 * An Auto Scaling group with its machines: a machine is launched, boots, and its agent registers
 * with the cluster as soon as the group has it in service.
 */
final class ScalingGroup extends LaneActor<ScalingGroup.Command> {
  /** What a group can be told. */
  sealed interface Command {}

  /**
   * Be as large as this.
   *
   * @param busy instances with tasks
   * @param cause why, in a few words
   */
  record Resize(int size, Set<Integer> busy, String cause) implements Command {}

  /**
   * A capacity provider manages the group.
   *
   * @param protects whether it protects instances with tasks from scale-in
   * @param drains whether instances are drained before they are taken away
   */
  record Manage(boolean protects, boolean drains) implements Command {}

  /** Let something happen to all instances that have registered, as a script says. */
  record Act(InstanceAction action) implements Command {}

  /** How large are you? */
  record Look(long settledSince, Consumer<Figures> replyTo) implements Command {}

  /**
   * How large a group is.
   *
   * @param inService by their numbers in the world
   * @param settled those of them that have been in service for long enough
   */
  record Figures(int desired, int minSize, int maxSize, Set<Integer> inService, int settled) {}

  /** An instance that is drained has no tasks any more. */
  record Emptied(int instance) implements Command {}

  /** An instance is gone. */
  record Gone(int instance) implements Command {}

  /** Private: EC2 says that an instance runs. */
  private record Running(int instance) implements Command {}

  /**
   * Private: the agent of an instance has started.
   *
   * @param start which of the instance's starts this was
   */
  private record Booted(int instance, int start) implements Command {}

  /** Private: what was waited for may be over. */
  private enum Timer implements Command {
    WAKE
  }

  /** What a group works with. */
  record Setup(
      ControlPlane.Setup world,
      GroupSpecification specification,
      Machines machines,
      ActorRef<ClusterScheduler.Command> scheduler) {}

  private final Setup setup;
  private final AutoScalingGroup group;
  private final Map<Integer, Machine> machines = new HashMap<>();
  private final MachineTiming timing;
  private final RandomStreams chance;
  private Manage management = new Manage(false, false);
  private Set<Integer> busy = Set.of();
  private int launched;
  private long wakeAt = Long.MAX_VALUE;

  private ScalingGroup(ActorContext<Command> context, Setup setup) {
    super(context, setup.world().ownLane());
    this.setup = setup;
    String name = setup.specification().settings().name();
    chance = setup.world().streams().named("auto-scaling").named(name);
    timing = setup.world().specification().capacity().timing();
    group =
        new AutoScalingGroup(
            setup.specification().settings(),
            setup.machines()::next,
            chance.named("termination").stream());
  }

  /** A group whose first instances are in service from the start. */
  static Behavior<Command> create(Setup setup) {
    return begin(
        setup.world().ownLane(),
        context -> {
          ScalingGroup created = new ScalingGroup(context, setup);
          created.beginWith(setup.specification().desired());
          return created;
        });
  }

  @Override
  protected Behavior<Command> onCommand(Command command) {
    long now = lane().now();
    switch (command) {
      case Resize(int size, Set<Integer> nowBusy, String cause) -> onResize(size, nowBusy, cause);
      case Manage manage -> {
        management = manage;
        group.setManagedDraining(manage.drains());
      }
      case Look(long since, Consumer<Figures> replyTo) -> replyTo.accept(figures(since));
      case Emptied(int instance) -> carryOut(group.drained(instance, now));
      case Gone(int instance) -> {
        machines.remove(instance);
        carryOut(group.gone(instance, now));
      }
      case Running(int instance) -> onRunning(instance);
      case Booted(int instance, int start) -> onBooted(instance, start);
      case Act(InstanceAction action) ->
          setup.scheduler().tell(new ClusterScheduler.Act(registered(), action));
      case Timer.WAKE -> {
        wakeAt = Long.MAX_VALUE;
        carryOut(group.wake(now));
      }
    }
    setTimer();
    return this;
  }

  private void beginWith(int desired) {
    for (GroupAction action : group.begin(desired)) {
      if (action instanceof GroupAction.Launch launch) {
        add(launch).begin();
        register(launch.instance());
      }
    }
    carryOut(group.reconcile(this::isProtected, lane().now()));
    setTimer();
  }

  private void onResize(int size, Set<Integer> nowBusy, String cause) {
    busy = nowBusy;
    int before = group.desired();
    List<GroupAction> actions = group.setDesired(size, this::isProtected, lane().now());
    if (group.desired() != before) {
      lane()
          .record(
              new GroupScaled(
                  lane().now(),
                  Source.CONTROL_PLANE,
                  group.settings().name(),
                  before,
                  group.desired(),
                  cause));
    }
    carryOut(actions);
  }

  /** A group protects new instances for good, unless ECS takes the protection over. */
  private boolean isProtected(int instance) {
    return management.protects() ? busy.contains(instance) : group.settings().protectsNew();
  }

  private Figures figures(long settledSince) {
    return new Figures(
        group.desired(),
        group.settings().minSize(),
        group.settings().maxSize(),
        Set.copyOf(group.inService()),
        group.inServiceSince(settledSince));
  }

  private void carryOut(List<GroupAction> actions) {
    for (GroupAction action : actions) {
      switch (action) {
        case GroupAction.Launch launch -> launch(launch);
        case GroupAction.Start(int instance) -> start(instance);
        case GroupAction.Park(int instance) -> machine(instance).park();
        case GroupAction.Serve(int instance) -> {
          machine(instance).serve();
          registerWhenReady(instance);
        }
        case GroupAction.Drain(int instance) -> drain(instance);
        case GroupAction.Terminate(int instance) -> terminate(instance);
      }
    }
  }

  private Machine add(GroupAction.Launch launch) {
    Machine machine =
        new Machine(setup.specification(), launch, launched++, setup.world().streams());
    machines.put(launch.instance(), machine);
    return machine;
  }

  private void launch(GroupAction.Launch launch) {
    Machine machine = add(launch);
    if (!group.warm().contains(launch.instance())) {
      bill(machine);
    }
    long nanos =
        sample(timing.request(), "request", launch.instance())
            + sample(timing.start(), "start", launch.instance());
    tellLater(new Running(launch.instance()), nanos);
  }

  private void start(int instance) {
    bill(machine(instance));
    tellLater(new Running(instance), sample(timing.resume(), "resume", instance));
  }

  private void bill(Machine machine) {
    if (machine.bill()) {
      lane()
          .record(
              new InstanceLaunched(
                  lane().now(), Source.CONTROL_PLANE, machine.number(), machine.info()));
    }
  }

  private void onRunning(int instance) {
    if (machines.containsKey(instance)) {
      int start = machine(instance).start();
      tellLater(new Booted(instance, start), sample(timing.boot(), "boot", instance));
      carryOut(group.running(instance, lane().now()));
    }
  }

  private void onBooted(int instance, int start) {
    Machine machine = machines.get(instance);
    if (machine != null && machine.boot(start)) {
      registerWhenReady(instance);
    }
  }

  private List<Integer> registered() {
    return machines.values().stream()
        .filter(Machine::isRegistered)
        .map(Machine::number)
        .sorted()
        .toList();
  }

  private void registerWhenReady(int instance) {
    if (machine(instance).isReady()) {
      register(instance);
    }
  }

  private void register(int instance) {
    Machine machine = machine(instance);
    bill(machine);
    machine.register();
    setup
        .scheduler()
        .tell(new ClusterScheduler.Register(machine.registrant(), getContext().getSelf()));
  }

  private void drain(int instance) {
    if (machine(instance).isRegistered()) {
      setup.scheduler().tell(new ClusterScheduler.DrainForGood(instance));
    } else {
      getContext().getSelf().tell(new Emptied(instance));
    }
  }

  private void terminate(int instance) {
    Machine machine = machine(instance);
    if (machine.isRegistered()) {
      setup.scheduler().tell(new ClusterScheduler.Terminate(instance));
      return;
    }
    if (machine.isBilled()) {
      lane().record(new InstanceTerminated(lane().now(), Source.instance(instance), instance));
    }
    getContext().getSelf().tell(new Gone(instance));
  }

  private Machine machine(int instance) {
    Machine machine = machines.get(instance);
    if (machine == null) {
      throw new IllegalStateException("group has no instance " + instance);
    }
    return machine;
  }

  private long sample(Distribution duration, String what, int instance) {
    return duration.sampleNanos(chance.named(what).stream(instance));
  }

  private void setTimer() {
    long next = group.nextTime();
    if (next < wakeAt) {
      wakeAt = next;
      tellLater(Timer.WAKE, next - lane().now());
    }
  }

  private void tellLater(Command command, long nanos) {
    getContext().scheduleOnce(Duration.ofNanos(nanos), getContext().getSelf(), command);
  }
}
