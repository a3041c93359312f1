package dev.berth.bench.contest;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * What one JVM does: places the stream again and again until it has done so often enough or for
 * long enough, and writes a line for each time. The first is a fresh JVM's; the last is as warm as
 * that JVM gets.
 *
 * @param policy a policy of the system
 */
public record Fork(String policy, TaskStream stream) {
  private static final int FEWEST_REPETITIONS = 2;
  private static final int MOST_REPETITIONS = 40;
  private static final long LONG_ENOUGH_NANOS = TimeUnit.SECONDS.toNanos(5);

  /**
   * Reads a command line.
   *
   * @param args policy, number of tasks, number of hosts
   */
  public static Fork of(String... args) {
    if (args.length != 3) {
      throw new IllegalArgumentException("expected POLICY TASKS HOSTS, found " + args.length);
    }
    return new Fork(args[0], TaskStream.of(Integer.parseInt(args[1]), Integer.parseInt(args[2])));
  }

  /** Measures a system and writes what came out. */
  public void measure(PlacementSystem system) {
    OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long spent = 0;
    for (int i = 0; i < MOST_REPETITIONS; i++) {
      if (i >= FEWEST_REPETITIONS && spent >= LONG_ENOUGH_NANOS) {
        return;
      }
      PlacementSystem.Run run = system.prepare(policy, stream);
      System.gc();
      long cpuBefore = machine.getProcessCpuTime();
      long before = System.nanoTime();
      int[] hostOf = run.place();
      long wall = System.nanoTime() - before;
      long cpu = machine.getProcessCpuTime() - cpuBefore;
      System.out.println(new Repetition(wall, cpu, Placed.of(stream, hostOf)).line());
      spent += wall;
    }
  }
}
