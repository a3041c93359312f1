package dev.berth.engine.account;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.cluster.CapacityProviderStrategyItem;
import dev.berth.engine.api.cluster.ClusterConfiguration;
import dev.berth.engine.api.cluster.ClusterConfiguration.ExecuteCommandConfiguration;
import dev.berth.engine.api.cluster.ClusterSetting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What calls may say of a cluster; each check finds the first thing that is wrong, or nothing. */
final class ClusterChecks {
  private static final String CONTAINER_INSIGHTS = "containerInsights";
  private static final List<String> INSIGHTS = List.of("enabled", "enhanced", "disabled");
  private static final List<String> LOGGING = List.of("NONE", "DEFAULT", "OVERRIDE");
  private static final List<String> AWS_PROVIDERS = List.of("FARGATE", "FARGATE_SPOT");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");
  private static final int MAX_WEIGHT = 1_000;
  private static final int MAX_BASE = 100_000;

  private ClusterChecks() {}

  static @Nullable EcsError name(String name) {
    return NAME.matcher(name).matches()
        ? null
        : invalid(
            "cluster name '%s' is not 1 to 255 letters, digits, underscores and hyphens"
                .formatted(name));
  }

  static @Nullable EcsError settings(@Nullable List<ClusterSetting> settings) {
    if (settings == null) {
      return null;
    }
    for (ClusterSetting setting : settings) {
      if (!CONTAINER_INSIGHTS.equals(setting.name())) {
        return invalid(
            "cluster setting '%s' is unknown, expected %s"
                .formatted(setting.name(), CONTAINER_INSIGHTS));
      }
      if (setting.value() == null || !INSIGHTS.contains(setting.value())) {
        return invalid(
            "cluster setting %s is '%s', expected one of %s"
                .formatted(CONTAINER_INSIGHTS, setting.value(), INSIGHTS));
      }
    }
    return null;
  }

  static @Nullable EcsError configuration(@Nullable ClusterConfiguration configuration) {
    ExecuteCommandConfiguration commands =
        configuration == null ? null : configuration.executeCommandConfiguration();
    String logging = commands == null ? null : commands.logging();
    if (commands == null || logging == null) {
      return null;
    }
    if (!LOGGING.contains(logging)) {
      return invalid("logging is '%s', expected one of %s".formatted(logging, LOGGING));
    }
    boolean overrides = logging.equals("OVERRIDE");
    if (overrides != (commands.logConfiguration() != null)) {
      return invalid(
          overrides
              ? "logging OVERRIDE needs a logConfiguration"
              : "a logConfiguration needs logging OVERRIDE, found " + logging);
    }
    return null;
  }

  /**
   * The providers that a cluster is to have.
   *
   * @param exists whether there is a provider of that name
   */
  static @Nullable EcsError providers(
      @Nullable List<String> providers, Predicate<String> exists, int most) {
    List<String> all = providers == null ? List.of() : providers;
    if (all.size() > most) {
      return invalid(
          "%d capacity providers of a cluster, expected at most %d".formatted(all.size(), most));
    }
    for (String provider : all) {
      if (!exists.test(provider)) {
        return invalid("The specified capacity provider '%s' was not found.".formatted(provider));
      }
    }
    return null;
  }

  static @Nullable EcsError strategy(
      @Nullable List<CapacityProviderStrategyItem> items,
      @Nullable List<String> attached,
      int most) {
    if (items == null) {
      return null;
    }
    if (items.size() > most) {
      return invalid(
          "a capacity provider strategy of %d items, expected at most %d"
              .formatted(items.size(), most));
    }
    if (mixes(items)) {
      return invalid("a capacity provider strategy cannot mix Fargate with Auto Scaling groups");
    }
    Set<String> seen = new HashSet<>();
    int bases = 0;
    for (CapacityProviderStrategyItem item : items) {
      String provider = String.valueOf(item.capacityProvider());
      if (attached == null || !attached.contains(provider)) {
        return invalid("capacity provider '%s' is not of this cluster".formatted(provider));
      }
      if (!seen.add(provider)) {
        return invalid("capacity provider '%s' is there twice".formatted(provider));
      }
      int weight = item.weight() == null ? 0 : item.weight();
      int base = item.base() == null ? 0 : item.base();
      if (weight < 0 || weight > MAX_WEIGHT || base < 0 || base > MAX_BASE) {
        return invalid(
            "weight %d and base %d, expected 0 to %d and 0 to %d"
                .formatted(weight, base, MAX_WEIGHT, MAX_BASE));
      }
      bases += base > 0 ? 1 : 0;
    }
    return bases > 1 ? invalid("only one item of a strategy may have a base") : null;
  }

  private static boolean mixes(List<CapacityProviderStrategyItem> items) {
    long fargate =
        items.stream()
            .filter(item -> AWS_PROVIDERS.contains(String.valueOf(item.capacityProvider())))
            .count();
    return fargate > 0 && fargate < items.size();
  }

  private static EcsError invalid(String message) {
    return new EcsError.InvalidParameterException(message);
  }
}
