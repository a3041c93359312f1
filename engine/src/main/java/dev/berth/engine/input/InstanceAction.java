package dev.berth.engine.input;

import java.util.SortedMap;
import java.util.TreeMap;

/** What a script does to container instances while the world runs. */
public sealed interface InstanceAction {
  /** Gives them no tasks any more; those that run stay. */
  record Drain() implements InstanceAction {}

  /** Gives them tasks again. */
  record Activate() implements InstanceAction {}

  /**
   * Takes them out of the cluster.
   *
   * @param force whether also those on which tasks run, which then stop
   */
  record Deregister(boolean force) implements InstanceAction {}

  /** Cuts their agents off: tasks live on, and nobody hears of them. */
  record Disconnect() implements InstanceAction {}

  /** Connects their agents again: all that they had to say is heard now. */
  record Reconnect() implements InstanceAction {}

  /** EC2 takes them away, with all that runs on them. */
  record Terminate() implements InstanceAction {}

  /** Sets custom attributes. */
  record PutAttributes(SortedMap<String, String> attributes) implements InstanceAction {
    public PutAttributes {
      attributes = new TreeMap<>(attributes);
    }
  }
}
