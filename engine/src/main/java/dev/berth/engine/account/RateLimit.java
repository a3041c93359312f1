package dev.berth.engine.account;

/**
 * How often the operations of a category may be called.
 *
 * @param burst how many calls at once, after a time without any
 * @param perSecond how many calls a second in the long run
 */
public record RateLimit(int burst, int perSecond) {
  public RateLimit {
    if (burst < 1 || perSecond < 1) {
      throw new IllegalArgumentException(
          "a burst of %d calls and %d a second".formatted(burst, perSecond));
    }
  }
}
