package dev.berth.engine.record;

import dev.berth.engine.record.WorldEvent.InstanceLaunched;
import dev.berth.engine.record.WorldEvent.InstanceRegistered;
import java.util.ArrayList;
import java.util.List;

/** What people call the instances of a world, as far as they have been heard of. */
public final class InstanceLabels implements Recorder {
  private final List<String> labels = new ArrayList<>();

  @Override
  public void on(WorldEvent event) {
    switch (event) {
      case InstanceLaunched e -> know(e.instance(), e.info());
      case InstanceRegistered e -> know(e.instance(), e.info());
      default -> {}
    }
  }

  @Override
  public void end(long timeNanos) {}

  /** What the instance with this number is called. */
  public String of(int instance) {
    return labels.get(instance);
  }

  private void know(int instance, InstanceInfo info) {
    while (labels.size() <= instance) {
      labels.add("");
    }
    labels.set(instance, info.label());
  }
}
