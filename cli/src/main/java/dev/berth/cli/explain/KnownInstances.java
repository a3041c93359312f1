package dev.berth.cli.explain;

import dev.berth.engine.model.Resources;
import dev.berth.engine.record.Recorder;
import dev.berth.engine.record.WorldEvent;
import java.util.ArrayList;
import java.util.List;

/** The instances of one cluster, in the order in which they registered with it. */
final class KnownInstances implements Recorder {
  private final String cluster;
  private final List<String> labels = new ArrayList<>();
  private Resources largest = Resources.NONE;

  KnownInstances(String cluster) {
    this.cluster = cluster;
  }

  @Override
  public void on(WorldEvent event) {
    if (event instanceof WorldEvent.InstanceRegistered registered
        && registered.cluster().equals(cluster)) {
      labels.add(registered.info().label());
      largest = largest.max(registered.info().registered());
    }
  }

  @Override
  public void end(long timeNanos) {}

  /** What they are called, by their numbers in the cluster. */
  List<String> labels() {
    return labels;
  }

  /** The group of an instance, which is what its label begins with. */
  String groupOf(int instance) {
    String label = labels.get(instance);
    int slash = label.lastIndexOf('/');
    return slash < 0 ? label : label.substring(0, slash);
  }

  /** The largest amount of each resource that any one of them offers. */
  Resources largest() {
    return largest;
  }
}
