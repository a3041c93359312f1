package dev.berth.engine.capacity;

import java.util.List;

/** A capacity provider strategy, checked and complete. */
public record CapacityStrategy(List<Share> shares) {
  /** None: tasks run wherever there is room. */
  public static final CapacityStrategy NONE = new CapacityStrategy(List.of());

  public CapacityStrategy {
    shares = List.copyOf(shares);
  }

  /**
   * What a provider gets.
   *
   * @param base tasks that it gets before the weights count
   * @param scales whether tasks may wait in PROVISIONING for its instances
   */
  public record Share(String provider, int weight, int base, boolean scales) {}

  /** Whether there is none. */
  public boolean isNone() {
    return shares.isEmpty();
  }
}
