package dev.berth.engine.cluster;

import dev.berth.engine.random.Distribution;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a book that follows it with a delay: what a reader sees who asks too soon after a
 * change. Each change takes its own time, but none overtakes an earlier one.
 *
 * @param <V> what the book says of a resource, immutable
 */
public final class Replica<V> {
  private final Distribution delay;
  private final UniformRandomProvider random;
  private final ArrayDeque<Change<V>> coming = new ArrayDeque<>();
  private final SequencedMap<String, V> values = new LinkedHashMap<>();
  private long lastVisible;

  /**
   * An empty copy.
   *
   * @param delay from a change until it is seen, in seconds
   */
  public Replica(Distribution delay, UniformRandomProvider random) {
    this.delay = delay;
    this.random = random;
  }

  /** A change that is not seen before its time; without a value the resource is gone. */
  private record Change<V>(long visible, String key, @Nullable V value) {}

  /** A resource is like this from now on. */
  public void put(String key, V value, long now) {
    add(key, value, now);
  }

  /** A resource is no more. */
  public void remove(String key, long now) {
    add(key, null, now);
  }

  /** A resource has been like this since before anybody could ask. */
  public void begin(String key, V value) {
    values.put(key, value);
  }

  /** What is seen at a time, which never goes back; in the order in which resources came up. */
  public SequencedMap<String, V> at(long now) {
    while (!coming.isEmpty() && coming.getFirst().visible() <= now) {
      Change<V> change = coming.removeFirst();
      V value = change.value();
      if (value == null) {
        values.remove(change.key());
      } else {
        values.put(change.key(), value);
      }
    }
    return Collections.unmodifiableSequencedMap(values);
  }

  private void add(String key, @Nullable V value, long now) {
    lastVisible = Math.max(lastVisible, now + delay.sampleNanos(random));
    coming.add(new Change<>(lastVisible, key, value));
  }
}
