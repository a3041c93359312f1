package dev.berth.engine.input;

/**
 * Something that happens to a group of instances at a time.
 *
 * @param timeNanos since the world's epoch
 * @param group name of the instance group
 */
public record ScriptedChange(long timeNanos, String group, InstanceAction action) {
  public ScriptedChange {
    if (timeNanos < 0) {
      throw new IllegalArgumentException("a change before the world's epoch: " + timeNanos + " ns");
    }
  }
}
