package dev.berth.engine.capacity;

import dev.berth.engine.capacity.LifecycleHook.Transition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an Auto Scaling group is set.
 *
 * @param types how many instance types it may launch, in its order of preference
 * @param diversified whether it launches all of them alike, instead of the first
 * @param zones at least one
 * @param protectsNew whether new instances are protected from scale-in
 */
public record GroupSettings(
    String name,
    int minSize,
    int maxSize,
    int types,
    boolean diversified,
    List<String> zones,
    boolean protectsNew,
    List<LifecycleHook> hooks,
    @Nullable WarmPool warmPool) {
  public GroupSettings {
    zones = List.copyOf(zones);
    hooks = List.copyOf(hooks);
    if (minSize < 0 || maxSize < minSize || types < 1 || zones.isEmpty()) {
      throw new IllegalArgumentException(
          "Auto Scaling group '%s' of %d to %d instances, %d types, zones %s"
              .formatted(name, minSize, maxSize, types, zones));
    }
  }

  /** What holds instances up there, in order. */
  List<LifecycleHook> hooks(Transition transition) {
    return hooks.stream().filter(hook -> hook.transition() == transition).toList();
  }
}
