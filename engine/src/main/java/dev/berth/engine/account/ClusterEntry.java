package dev.berth.engine.account;

import dev.berth.engine.api.cluster.CapacityProviderStrategyItem;
import dev.berth.engine.api.cluster.Cluster.ServiceConnectDefaults;
import dev.berth.engine.api.cluster.ClusterConfiguration;
import dev.berth.engine.api.cluster.ClusterSetting;
import dev.berth.engine.api.cluster.CreateCluster;
import dev.berth.engine.api.tag.Tags;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A cluster in the account's book, without its figures. */
final class ClusterEntry {
  /** A cluster that was not deleted. */
  static final long NEVER = Long.MAX_VALUE;

  final String name;
  final long number;
  List<ClusterSetting> settings;
  @Nullable ClusterConfiguration configuration;
  @Nullable ServiceConnectDefaults serviceConnectDefaults;
  List<String> capacityProviders;
  List<CapacityProviderStrategyItem> strategy;
  Tags tags;
  long deletedAt = NEVER;

  /**
   * An ACTIVE cluster.
   *
   * @param number grows from one cluster to the next
   */
  ClusterEntry(String name, long number, CreateCluster request, List<ClusterSetting> settings) {
    this.name = name;
    this.number = number;
    this.settings = settings;
    tags = Tags.of(request.tags());
    configuration = request.configuration();
    serviceConnectDefaults = request.serviceConnectDefaults();
    capacityProviders = copy(request.capacityProviders());
    strategy = copy(request.defaultCapacityProviderStrategy());
  }

  boolean isActive() {
    return deletedAt == NEVER;
  }

  private static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
  }
}
