package dev.berth.engine.cluster.call;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.cluster.CapacityProviderStrategyItem;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.capacity.CapacityStrategy;
import dev.berth.engine.cluster.RunnableDefinition;
import dev.berth.engine.model.LaunchType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** On what a call of RunTask wants its tasks to run. */
final class Launching {
  private static final List<String> TYPES =
      List.of("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES");
  private static final List<String> FARGATE_PROVIDERS = List.of("FARGATE", "FARGATE_SPOT");
  private static final List<String> PLATFORM_VERSIONS =
      List.of("LATEST", "1.4.0", "1.3.0", "1.2.0", "1.1.0", "1.0.0");
  private static final String NEWEST = "1.4.0";
  private static final int MOST_WEIGHT = 1_000;
  private static final int MOST_BASE = 100_000;

  private final RunTask call;
  private final List<CapacityProviderStrategyItem> items;
  private final ProviderContext context;
  private final List<String> providers;

  /**
   * What a call says.
   *
   * @param context capacity providers of the cluster
   */
  Launching(RunTask call, ProviderContext context) {
    this.call = call;
    this.context = context;
    providers = context.names();
    items = items(call, context);
  }

  private static List<CapacityProviderStrategyItem> items(RunTask call, ProviderContext context) {
    List<CapacityProviderStrategyItem> given = call.capacityProviderStrategy();
    if (given != null && !given.isEmpty()) {
      return given;
    }
    return call.launchType() == null ? context.byDefault() : List.of();
  }

  /** What is wrong with it, whatever the task definition says. */
  @Nullable EcsError error() {
    return Check.first(
        () -> Check.oneOf("launchType", call.launchType(), TYPES),
        () ->
            Check.that(
                call.launchType() == null || items.isEmpty(),
                "Specify either Launch Type or Capacity Provider Strategy, but not both."),
        () ->
            Check.that(
                !"MANAGED_INSTANCES".equals(call.launchType()),
                "launchType MANAGED_INSTANCES is asked for with a capacity provider strategy"),
        this::strategy,
        this::platform);
  }

  /** What is wrong with it for a task definition. */
  @Nullable EcsError error(RunnableDefinition definition) {
    String given = call.launchType();
    String type = given == null && items.isEmpty() ? "EC2" : given;
    return Check.first(
        () ->
            Check.that(
                type == null || definition.compatibilities().contains(type),
                "Task definition does not support launch_type %s.".formatted(type)),
        () ->
            Check.that(
                !mentionsFargate() || definition.compatibilities().contains("FARGATE"),
                "The selected task definition is not compatible with the selected compute"
                    + " strategy"));
  }

  /** What is right but not simulated; asked last. */
  @Nullable EcsError unsupported() {
    return "EXTERNAL".equals(call.launchType())
        ? new EcsError.UnsupportedFeatureException(
            "tasks on EXTERNAL are not simulated, only tasks on EC2 instances and on Fargate")
        : null;
  }

  /** On which capacity providers of Fargate so many tasks run; without a strategy on none. */
  List<Optional<String>> fargateProviders(int count) {
    List<Optional<String>> all = new ArrayList<>();
    Map<String, Integer> given = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String next = next(given, i);
      all.add(Optional.ofNullable(next));
      if (next != null) {
        given.merge(next, 1, Integer::sum);
      }
    }
    return all;
  }

  /** The base comes first; then whoever lags most behind its share by weight. */
  private @Nullable String next(Map<String, Integer> given, int count) {
    CapacityProviderStrategyItem best = null;
    double largest = Double.NEGATIVE_INFINITY;
    double weights = items.stream().mapToInt(item -> number(item.weight())).sum();
    int bases = items.stream().mapToInt(item -> number(item.base())).sum();
    for (CapacityProviderStrategyItem item : items) {
      int has = given.getOrDefault(String.valueOf(item.capacityProvider()), 0);
      if (has < number(item.base())) {
        return item.capacityProvider();
      }
      double share = weights == 0 ? 1 : number(item.weight()) / weights;
      double deficit = share * (count + 1 - bases) - (has - number(item.base()));
      boolean counts = weights == 0 || number(item.weight()) > 0;
      if (counts && deficit > largest) {
        largest = deficit;
        best = item;
      }
    }
    return best == null ? null : best.capacityProvider();
  }

  /** The version of Fargate that tasks run on. */
  String platformVersion() {
    String version = call.platformVersion();
    return version == null || version.equals("LATEST") ? NEWEST : version;
  }

  /** FARGATE, or what has container instances. */
  LaunchType type() {
    boolean fargate = "FARGATE".equals(call.launchType()) || mentionsFargate();
    return fargate ? LaunchType.FARGATE : LaunchType.EC2;
  }

  /** Whether tasks may wait for room, as those of a capacity provider with managed scaling do. */
  boolean mayWait() {
    return call.launchType() == null;
  }

  /** Which providers the tasks are dealt out to. */
  CapacityStrategy capacityStrategy() {
    return context.strategy(items);
  }

  private @Nullable EcsError strategy() {
    int most = context.mostItems();
    if (items.size() > most) {
      return Check.invalid(
          "capacityProviderStrategy has %d items, expected at most %d"
              .formatted(items.size(), most));
    }
    Set<String> seen = new HashSet<>();
    for (CapacityProviderStrategyItem item : items) {
      EcsError error = error(item, seen);
      if (error != null) {
        return error;
      }
    }
    long bases = items.stream().filter(item -> number(item.base()) > 0).count();
    boolean weightless = items.stream().allMatch(item -> number(item.weight()) == 0);
    boolean mixed = mentionsFargate() && !FARGATE_PROVIDERS.containsAll(seen);
    return Check.first(
        () ->
            Check.that(bases <= 1, "only one item of a capacity provider strategy may have a base"),
        () ->
            Check.that(
                items.size() <= 1 || !weightless,
                "at least one item of a capacity provider strategy must have a weight above 0"),
        () ->
            Check.that(
                !mixed,
                "a capacity provider strategy cannot mix Fargate with Auto Scaling groups"));
  }

  private @Nullable EcsError error(CapacityProviderStrategyItem item, Set<String> seen) {
    String provider = item.capacityProvider();
    if (provider == null || provider.isEmpty()) {
      return Check.invalid("an item of the capacity provider strategy names no provider");
    }
    return Check.first(
        () ->
            Check.that(
                seen.add(provider), "capacity provider '%s' is there twice".formatted(provider)),
        () -> Check.within("weight", item.weight(), 0, MOST_WEIGHT),
        () -> Check.within("base", item.base(), 0, MOST_BASE),
        () ->
            Check.that(
                providers.contains(provider),
                "The specified capacity provider '%s' was not found.".formatted(provider)));
  }

  private @Nullable EcsError platform() {
    String version = call.platformVersion();
    if (version == null) {
      return null;
    }
    if (type() != LaunchType.FARGATE) {
      return Check.invalid("platformVersion is for tasks on Fargate only");
    }
    return PLATFORM_VERSIONS.contains(version)
        ? null
        : new EcsError.PlatformUnknownException(
            "platform version '%s' is unknown, expected one of %s"
                .formatted(version, PLATFORM_VERSIONS));
  }

  private boolean mentionsFargate() {
    return items.stream()
        .anyMatch(item -> FARGATE_PROVIDERS.contains(String.valueOf(item.capacityProvider())));
  }

  private static int number(@Nullable Integer value) {
    return value == null ? 0 : value;
  }
}
