package dev.berth.engine;

import dev.berth.engine.capacity.GroupSettings;
import java.util.List;

/**
 * An Auto Scaling group that a world begins with.
 *
 * @param types what it launches, in its order of preference; their zones are those of the settings
 * @param desired how many instances it has from the start
 */
public record GroupSpecification(GroupSettings settings, List<InstanceGroup> types, int desired) {
  public GroupSpecification {
    types = List.copyOf(types);
    if (types.size() != settings.types()) {
      throw new IllegalArgumentException(
          "group '%s' has %d types, not %d"
              .formatted(settings.name(), types.size(), settings.types()));
    }
  }
}
