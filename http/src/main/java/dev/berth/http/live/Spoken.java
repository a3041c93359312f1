package dev.berth.http.live;

import dev.berth.engine.api.Operation;

/**
 * A call in the words of whoever made it, from which it can be made again.
 *
 * @param operation the API's name of it
 * @param body as it came over the wire
 */
public record Spoken(String operation, byte[] body) {
  /** Understands calls. */
  public interface Listener {
    /** The call that these words mean, in a world with this epoch. */
    Operation<?> understand(Spoken spoken, Epoch epoch);
  }
}
