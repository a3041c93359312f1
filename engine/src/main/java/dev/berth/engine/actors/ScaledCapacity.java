package dev.berth.engine.actors;

import dev.berth.engine.Capacity;
import dev.berth.engine.GroupSpecification;
import dev.berth.engine.account.Account;
import dev.berth.engine.account.AccountCapacity;
import dev.berth.engine.account.GroupView;
import dev.berth.engine.account.ProviderView;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.capacity.CreateCapacityProvider;
import dev.berth.engine.api.capacity.PutClusterCapacityProviders;
import dev.berth.engine.cluster.Machines;
import dev.berth.engine.input.InstanceAction;
import dev.berth.engine.model.Arns;
import dev.berth.engine.time.pekko.WorldSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** The Auto Scaling groups of a world, and the capacity providers that scale them. */
final class ScaledCapacity {
  private final ActorContext<ControlPlane.Command> context;
  private final ControlPlane.Setup world;
  private final Machines machines;
  private final Map<String, ActorRef<ScalingGroup.Command>> groups = new LinkedHashMap<>();
  private final Map<String, ActorRef<CapacityProvider.Command>> providers = new LinkedHashMap<>();

  ScaledCapacity(
      ActorContext<ControlPlane.Command> context, ControlPlane.Setup world, Machines machines) {
    this.context = context;
    this.world = world;
    this.machines = machines;
  }

  /** What an account is to know of a world's capacity. */
  static AccountCapacity seenByAccount(Capacity capacity, Arns arns) {
    return new AccountCapacity(
        capacity.profile(),
        capacity.groups().stream()
            .map(GroupSpecification::settings)
            .map(settings ->
                new GroupView(
                    settings.name(),
                    arns.autoScalingGroup(settings.name()),
                    settings.protectsNew()))
            .toList());
  }

  /** Brings the groups to life, and the providers that the world begins with. */
  void begin(Account account, ActorRef<ClusterScheduler.Command> scheduler) {
    Capacity capacity = world.specification().capacity();
    String cluster = world.specification().cluster();
    for (CreateCapacityProvider provider : capacity.providers()) {
      done(account, provider);
    }
    if (!capacity.providers().isEmpty()) {
      List<String> names =
          capacity.providers().stream().map(each -> String.valueOf(each.name())).toList();
      done(account, new PutClusterCapacityProviders(cluster, names, capacity.strategy()));
    }
    Map<String, ActorRef<ClusterScheduler.Command>> schedulers = Map.of(cluster, scheduler);
    attach(account.attachedProviders(), schedulers);
    for (GroupSpecification group : capacity.groups()) {
      String name = group.settings().name();
      groups.put(
          name,
          context.spawn(
              ScalingGroup.create(new ScalingGroup.Setup(world, group, machines, scheduler)),
              "group-" + name,
              WorldSettings.inLane(ControlPlane.LANE)));
    }
    follow(account.attachedProviders(), schedulers);
  }

  /** Lets something happen to the instances of a group; false if there is no such group. */
  boolean act(String group, InstanceAction action) {
    ActorRef<ScalingGroup.Command> actor = groups.get(group);
    if (actor == null) {
      return false;
    }
    actor.tell(new ScalingGroup.Act(action));
    return true;
  }

  /** The clusters have these providers from now on. */
  void follow(
      List<ProviderView> attached, Map<String, ActorRef<ClusterScheduler.Command>> schedulers) {
    attach(attached, schedulers);
    Map<String, ProviderView> views = new LinkedHashMap<>();
    attached.forEach(view -> views.putIfAbsent(view.name(), view));
    providers.forEach(
        (name, provider) -> provider.tell(new CapacityProvider.Configure(views.remove(name))));
    views.forEach((name, view) -> providers.put(name, spawn(view, schedulers)));
  }

  private static void attach(
      List<ProviderView> attached, Map<String, ActorRef<ClusterScheduler.Command>> schedulers) {
    schedulers.forEach((cluster, scheduler) -> {
      Map<String, String> byGroup = new TreeMap<>();
      for (ProviderView view : attached) {
        if (view.cluster().equals(cluster)) {
          byGroup.put(view.group(), view.name());
        }
      }
      scheduler.tell(new ClusterScheduler.Attach(byGroup));
    });
  }

  private ActorRef<CapacityProvider.Command> spawn(
      ProviderView view, Map<String, ActorRef<ClusterScheduler.Command>> schedulers) {
    GroupSpecification group =
        world.specification().capacity().groups().stream()
            .filter(each -> each.settings().name().equals(view.group()))
            .findFirst()
            .orElseThrow();
    CapacityProvider.Setup setup =
        new CapacityProvider.Setup(
            world,
            view.name(),
            group,
            known(groups, view.group()),
            known(schedulers, view.cluster()));
    return context.spawn(
        CapacityProvider.create(setup, view),
        "provider-" + view.name(),
        WorldSettings.inLane(ControlPlane.LANE));
  }

  private static <T> T known(Map<String, T> all, String name) {
    T found = all.get(name);
    if (found == null) {
      throw new IllegalStateException("'%s' is not among %s".formatted(name, all.keySet()));
    }
    return found;
  }

  private static void done(Account account, Operation<?> operation) {
    if (account.answer(operation, 0) instanceof Outcome.Refused<?>(var error)) {
      throw new IllegalArgumentException(operation + ": " + error.message());
    }
  }
}
