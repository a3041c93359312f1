package dev.berth.scenarios.assembly;

import dev.berth.engine.Capacity;
import dev.berth.engine.GroupSpecification;
import dev.berth.engine.InstanceGroup;
import dev.berth.engine.account.Account;
import dev.berth.engine.account.AccountCapacity;
import dev.berth.engine.account.ClusterFigures;
import dev.berth.engine.account.GroupView;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.capacity.AutoScalingGroupProvider;
import dev.berth.engine.api.capacity.CreateCapacityProvider;
import dev.berth.engine.api.capacity.ManagedScaling;
import dev.berth.engine.api.capacity.PutClusterCapacityProviders;
import dev.berth.engine.api.cluster.CapacityProviderStrategyItem;
import dev.berth.engine.capacity.CapacityStrategy;
import dev.berth.engine.capacity.ScalingProfile;
import dev.berth.engine.lifecycle.MachineTiming;
import dev.berth.engine.model.Arns;
import dev.berth.engine.placement.query.MissingAttribute;
import dev.berth.scenarios.catalogue.InstanceCatalogue;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.CapacityProviderSpec;
import dev.berth.scenarios.spec.ScenarioSpec;
import dev.berth.scenarios.spec.StrategyItemSpec;
import dev.berth.scenarios.spec.SwitchSpec;
import dev.berth.scenarios.spec.TimingSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Capacity providers of a scenario, checked by the books that answer ECS's operations. */
final class CapacityAssembly {
  private static final String PROVIDERS = "capacityProviders";

  private final Document document;
  private final Problems problems;
  private final ScenarioSpec spec;
  private final List<GroupSpecification> groups;

  CapacityAssembly(Document document, Problems problems, ScenarioSpec spec, Agents agents) {
    this.document = document;
    this.problems = problems;
    this.spec = spec;
    groups = new ScalingGroups(document, problems, agents).assemble(spec.autoScalingGroups());
  }

  /** An instance of each type of each group, for those who ask what fits. */
  List<InstanceGroup> templates() {
    return groups.stream()
        .flatMap(group -> group.types().stream())
        .map(type ->
            new InstanceGroup(
                type.name(), type.type(), 1, type.zones(), type.attributes(), type.trunking()))
        .toList();
  }

  /** Where instances come from that join later. */
  Capacity assemble() {
    ScalingProfile profile = profile();
    List<CreateCapacityProvider> providers = new ArrayList<>();
    Account account = account(profile);
    spec.capacityProviders()
        .forEach((name, provider) -> {
          if (!spec.autoScalingGroups().containsKey(provider.autoScalingGroup())) {
            problems.error(
                document.place(PROVIDERS, name, "autoScalingGroup"),
                "there is no Auto Scaling group '" + provider.autoScalingGroup() + "'",
                Nearest.hint(provider.autoScalingGroup(), spec.autoScalingGroups().keySet()));
          } else {
            CreateCapacityProvider call = call(name, provider);
            check(account, call, PROVIDERS, name);
            providers.add(call);
          }
        });
    List<CapacityProviderStrategyItem> strategy =
        items(
            spec.cluster().defaultCapacityProviderStrategy(),
            "cluster",
            "defaultCapacityProviderStrategy");
    if (!problems.hasErrors() && !providers.isEmpty()) {
      check(
          account,
          new PutClusterCapacityProviders(
              spec.cluster().name(),
              providers.stream().map(each -> String.valueOf(each.name())).toList(),
              strategy),
          PROVIDERS);
    }
    boolean instant = spec.timing().base() == TimingSpec.Base.INSTANT;
    return new Capacity(
        List.copyOf(InstanceCatalogue.bundled().types().values()),
        instant ? MachineTiming.INSTANT : MachineTiming.REALISTIC,
        profile,
        groups,
        providers,
        strategy);
  }

  /** The strategy of a workload: its own, or the cluster's unless it has a launch type. */
  CapacityStrategy strategyOf(String workload, List<StrategyItemSpec> own) {
    boolean typed = document.has(List.of("workloads", workload, "launchType"));
    String member = "capacityProviderStrategy";
    if (typed && !own.isEmpty()) {
      problems.error(
          document.place("workloads", workload, member),
          "workload '%s' has a launch type and a capacity provider strategy".formatted(workload),
          "Specify either Launch Type or Capacity Provider Strategy, but not both.");
    }
    List<StrategyItemSpec> items = own;
    if (own.isEmpty() && !typed) {
      items = spec.cluster().defaultCapacityProviderStrategy();
    } else {
      items(own, "workloads", workload, member);
    }
    return new CapacityStrategy(items.stream().map(this::share).toList());
  }

  private CapacityStrategy.Share share(StrategyItemSpec item) {
    CapacityProviderSpec provider = spec.capacityProviders().get(item.capacityProvider());
    return new CapacityStrategy.Share(
        item.capacityProvider(), item.weight(), item.base(), provider != null && scales(provider));
  }

  private static boolean scales(CapacityProviderSpec provider) {
    CapacityProviderSpec.ManagedScalingSpec scaling = provider.managedScaling();
    return scaling != null && scaling.status() == SwitchSpec.ENABLED;
  }

  private List<CapacityProviderStrategyItem> items(List<StrategyItemSpec> given, String... path) {
    List<CapacityProviderStrategyItem> items = new ArrayList<>();
    for (StrategyItemSpec item : given) {
      if (!spec.capacityProviders().containsKey(item.capacityProvider())) {
        problems.error(
            document.place(path),
            "there is no capacity provider '" + item.capacityProvider() + "'",
            Nearest.hint(item.capacityProvider(), spec.capacityProviders().keySet()));
      }
      items.add(
          new CapacityProviderStrategyItem(item.capacityProvider(), item.weight(), item.base()));
    }
    return items;
  }

  private ScalingProfile profile() {
    return switch (spec.profile()) {
      case ECS_2020 -> ScalingProfile.ECS_2020;
      case ECS_2022 -> ScalingProfile.ECS_2022;
      case ECS_CURRENT -> ScalingProfile.ECS_CURRENT;
    };
  }

  private Account account(ScalingProfile profile) {
    List<GroupView> views =
        groups.stream()
            .map(GroupSpecification::settings)
            .map(each ->
                new GroupView(
                    each.name(), Arns.DEFAULT.autoScalingGroup(each.name()), each.protectsNew()))
            .toList();
    Account account =
        new Account(
            Arns.DEFAULT,
            MissingAttribute.DIFFERS,
            _ -> ClusterFigures.EMPTY,
            _ -> false,
            new AccountCapacity(profile, views),
            null);
    account.addCluster(spec.cluster().name());
    return account;
  }

  private void check(Account account, Operation<?> call, String... path) {
    if (!problems.hasErrors() && account.answer(call, 0) instanceof Outcome.Refused<?>(var error)) {
      problems.error(document.place(path), error.message(), "ECS refuses it: " + error.exception());
    }
  }

  private static CreateCapacityProvider call(String name, CapacityProviderSpec spec) {
    return new CreateCapacityProvider(
        name,
        null,
        new AutoScalingGroupProvider(
            spec.autoScalingGroup(),
            scaling(spec.managedScaling()),
            spec.managedTerminationProtection().name(),
            spec.managedDraining().name()),
        null,
        null);
  }

  private static @Nullable ManagedScaling scaling(
      CapacityProviderSpec.@Nullable ManagedScalingSpec spec) {
    return spec == null
        ? null
        : new ManagedScaling(
            spec.status().name(),
            spec.targetCapacity(),
            spec.minimumScalingStepSize(),
            spec.maximumScalingStepSize(),
            Math.toIntExact(spec.instanceWarmupPeriod().toSeconds()));
  }
}
