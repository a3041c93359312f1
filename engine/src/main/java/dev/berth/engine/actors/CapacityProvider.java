package dev.berth.engine.actors;

import dev.berth.engine.GroupSpecification;
import dev.berth.engine.InstanceGroup;
import dev.berth.engine.account.ProviderView;
import dev.berth.engine.capacity.GroupFigures;
import dev.berth.engine.capacity.ManagedScaling;
import dev.berth.engine.capacity.Reservation;
import dev.berth.engine.capacity.ReservationMetric;
import dev.berth.engine.capacity.ScalingProfile;
import dev.berth.engine.cluster.Occupancy;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent.ReservationMeasured;
import dev.berth.engine.time.pekko.LaneActor;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/**
 * A capacity provider that manages the scaling of its group: looks at cluster and group once a
 * minute, publishes the metric, and resizes the group as the alarms say.
 */
final class CapacityProvider extends LaneActor<CapacityProvider.Command> {
  /** What a provider can be told. */
  sealed interface Command {}

  /** This is how it is set; {@code null} if no cluster has it any more. */
  record Configure(@Nullable ProviderView view) implements Command {}

  /** Private: another minute has passed. */
  private enum Timer implements Command {
    TICK
  }

  /** Private: how the group is. */
  private record GroupSeen(ScalingGroup.Figures group) implements Command {}

  /** Private: how the group and its instances are. */
  private record AllSeen(ScalingGroup.Figures group, Occupancy occupancy) implements Command {}

  /** What a provider works with. */
  record Setup(
      ControlPlane.Setup world,
      String name,
      GroupSpecification group,
      ActorRef<ScalingGroup.Command> groupActor,
      ActorRef<ClusterScheduler.Command> scheduler) {}

  private final Setup setup;
  private final UniformRandomProvider chance;
  private final ScalingProfile profile;
  private @Nullable ProviderView view;
  private ManagedScaling policy;
  private boolean ticking;

  private CapacityProvider(ActorContext<Command> context, Setup setup, ProviderView view) {
    super(context, setup.world().ownLane());
    this.setup = setup;
    RandomStreams streams = setup.world().streams().named("capacity-provider");
    chance = streams.named(setup.name()).stream();
    profile = setup.world().specification().capacity().profile();
    policy = new ManagedScaling(view.scaling(), profile);
    configure(view);
  }

  /** A provider that a cluster has. */
  static Behavior<Command> create(Setup setup, ProviderView view) {
    return begin(setup.world().ownLane(), context -> new CapacityProvider(context, setup, view));
  }

  @Override
  protected Behavior<Command> onCommand(Command command) {
    switch (command) {
      case Configure(ProviderView changed) -> configure(changed);
      case Timer.TICK -> onTick();
      case GroupSeen(ScalingGroup.Figures group) -> onGroupSeen(group);
      case AllSeen(ScalingGroup.Figures group, Occupancy occupancy) -> evaluate(group, occupancy);
    }
    return this;
  }

  private void configure(@Nullable ProviderView changed) {
    boolean isSame = view != null && changed != null && view.scaling().equals(changed.scaling());
    view = changed;
    setup
        .groupActor()
        .tell(
            new ScalingGroup.Manage(
                changed != null && changed.protects(), changed != null && changed.drains()));
    if (changed != null && !isSame) {
      policy = new ManagedScaling(changed.scaling(), profile);
    }
    if (changed != null && changed.scaling().isOn() && !ticking) {
      ticking = true;
      tickIn((long) (chance.nextDouble() * ManagedScaling.PERIOD_NANOS));
    }
  }

  private void onTick() {
    ProviderView now = view;
    if (now == null || !now.scaling().isOn()) {
      ticking = false;
      return;
    }
    tickIn(ManagedScaling.PERIOD_NANOS);
    ActorRef<Command> self = getContext().getSelf();
    long settledSince = lane().now() - now.scaling().warmupNanos();
    setup
        .groupActor()
        .tell(new ScalingGroup.Look(settledSince, figures -> self.tell(new GroupSeen(figures))));
  }

  private void onGroupSeen(ScalingGroup.Figures group) {
    ActorRef<Command> self = getContext().getSelf();
    setup
        .scheduler()
        .tell(
            new ClusterScheduler.Look(
                setup.name(), occupancy -> self.tell(new AllSeen(group, occupancy))));
  }

  private void evaluate(ScalingGroup.Figures group, Occupancy occupancy) {
    ProviderView now = view;
    if (now == null) {
      return;
    }
    List<Integer> present =
        occupancy.registered().stream().filter(group.inService()::contains).toList();
    Set<Integer> busy = new LinkedHashSet<>(occupancy.busy());
    int empty = (int) present.stream().filter(instance -> !busy.contains(instance)).count();
    Reservation datapoint = metric(now).of(present.size(), empty, occupancy.waiting());
    lane()
        .record(
            new ReservationMeasured(lane().now(), Source.CONTROL_PLANE, setup.name(), datapoint));
    int size =
        policy.evaluate(
            datapoint,
            new GroupFigures(
                group.desired(),
                present.size(),
                Math.min(group.settled(), present.size()),
                group.minSize(),
                group.maxSize()));
    String cause = "CapacityProviderReservation is %s".formatted(number(datapoint.percent()));
    Distribution delay = setup.world().specification().capacity().timing().alarm();
    long wait = size == group.desired() ? 0 : delay.sampleNanos(chance);
    ScalingGroup.Resize resize = new ScalingGroup.Resize(size, busy, cause);
    if (size != group.desired() || now.protects()) {
      getContext().scheduleOnce(Duration.ofNanos(wait), setup.groupActor(), resize);
    }
  }

  private ReservationMetric metric(ProviderView now) {
    GroupSpecification group = setup.group();
    boolean isMixed = group.types().size() > 1 || group.settings().zones().size() > 1;
    return new ReservationMetric(
        now.scaling(),
        profile,
        group.types().stream().map(InstanceGroup::registered).toList(),
        isMixed);
  }

  private static String number(double percent) {
    return String.format(Locale.ROOT, percent == Math.rint(percent) ? "%.0f" : "%.1f", percent);
  }

  private void tickIn(long nanos) {
    getContext().scheduleOnce(Duration.ofNanos(nanos), getContext().getSelf(), Timer.TICK);
  }
}
