package dev.berth.engine.input;

import org.jspecify.annotations.Nullable;

/**
 * A stream of arrivals in order of time, read one ahead: it may be larger than memory.
 *
 * <p>A source that finds its input wrong throws an {@link InvalidInputException}; the world then
 * ends with it.
 */
public interface ArrivalSource extends AutoCloseable {
  /** The next arrival, not before the previous one; {@code null} when there are no more. */
  @Nullable Arrival next();

  /** Lets go of files behind the source. */
  @Override
  default void close() {}
}
