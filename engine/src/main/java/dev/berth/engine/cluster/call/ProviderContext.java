package dev.berth.engine.cluster.call;

import dev.berth.engine.api.cluster.CapacityProviderStrategyItem;
import dev.berth.engine.capacity.CapacityStrategy;
import dev.berth.engine.capacity.CapacityStrategy.Share;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The capacity providers that tasks of a cluster can be started on.
 *
 * @param names those of the cluster
 * @param scaling those of them with managed scaling, for which tasks may wait
 * @param byDefault the cluster's default strategy; empty if it has none
 * @param mostItems the most items of a strategy
 */
public record ProviderContext(
    List<String> names,
    List<String> scaling,
    List<CapacityProviderStrategyItem> byDefault,
    int mostItems) {
  /** A cluster without providers. */
  public static final ProviderContext NONE =
      new ProviderContext(List.of(), List.of(), List.of(), 20);

  public ProviderContext {
    names = List.copyOf(names);
    scaling = List.copyOf(scaling);
    byDefault = List.copyOf(byDefault);
  }

  /** A strategy that has been checked. */
  public CapacityStrategy strategy(List<CapacityProviderStrategyItem> items) {
    return new CapacityStrategy(items.stream().map(this::share).toList());
  }

  private Share share(CapacityProviderStrategyItem item) {
    String provider = String.valueOf(item.capacityProvider());
    return new Share(
        provider, number(item.weight()), number(item.base()), scaling.contains(provider));
  }

  private static int number(@Nullable Integer value) {
    return value == null ? 0 : value;
  }
}
