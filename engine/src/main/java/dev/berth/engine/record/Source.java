package dev.berth.engine.record;

/** Numbers for the entities that see events: clients first, then the control plane, then agents. */
public final class Source {
  /** The control plane. */
  public static final long CONTROL_PLANE = 1L << 32;

  private static final long FIRST_INSTANCE = 2L << 32;

  private Source() {}

  /** The client with this index among the world's workloads. */
  public static long client(int index) {
    return index;
  }

  /** The agent of the container instance with this number. */
  public static long instance(int number) {
    return FIRST_INSTANCE + number;
  }
}
