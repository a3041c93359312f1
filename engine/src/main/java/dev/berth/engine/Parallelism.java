package dev.berth.engine;

/**
 * How a world is spread over the machine. It changes how fast the result comes, never the result.
 *
 * @param lanes into how many parts instances and their tasks are dealt, besides the control plane
 * @param threads how many threads run the lanes
 */
public record Parallelism(int lanes, int threads) {
  /** Everything on the calling thread. */
  public static final Parallelism SINGLE = new Parallelism(1, 1);

  private static final int LANES_BY_DEFAULT = 8;

  public Parallelism {
    if (lanes < 1 || threads < 1) {
      throw new IllegalArgumentException("%d lanes, %d threads".formatted(lanes, threads));
    }
  }

  /** As many threads as this many processors can run. */
  public static Parallelism forProcessors(int processors) {
    return new Parallelism(LANES_BY_DEFAULT, Math.max(1, processors));
  }
}
