package dev.berth.bench.contest;

import java.util.SplittableRandom;

/** Tasks in order of arrival and the equal, empty hosts to place them on. */
public final class TaskStream {
  /** CPUs of every host. */
  public static final int HOST_CPUS = 16;

  /** Memory of every host. */
  public static final int HOST_MEMORY_MIB = 65_536;

  private static final int[] CPUS = {1, 2, 4};
  private static final int[] MEMORIES_MIB = {512, 1_024, 2_048};
  private static final long SEED = 42;

  private final int[] cpus;
  private final int[] memoriesMiB;
  private final int hosts;

  private TaskStream(int tasks, int hosts) {
    this.cpus = new int[tasks];
    this.memoriesMiB = new int[tasks];
    this.hosts = hosts;
  }

  /** The stream of this many tasks; its beginning is the same for any number. */
  public static TaskStream of(int tasks, int hosts) {
    TaskStream stream = new TaskStream(tasks, hosts);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int task = 0; task < tasks; task++) {
      stream.cpus[task] = CPUS[random.nextInt(CPUS.length)];
      stream.memoriesMiB[task] = MEMORIES_MIB[random.nextInt(MEMORIES_MIB.length)];
    }
    return stream;
  }

  /** How many tasks there are. */
  public int tasks() {
    return cpus.length;
  }

  /** How many hosts there are. */
  public int hosts() {
    return hosts;
  }

  /** CPUs that a task needs. */
  public int cpus(int task) {
    return cpus[task];
  }

  /** Memory that a task needs. */
  public int memoryMiB(int task) {
    return memoriesMiB[task];
  }

  /** No placement of all tasks uses fewer hosts: the larger of the two sums, in hosts. */
  public int fewestHosts() {
    long cpuSum = 0;
    long memorySum = 0;
    for (int task = 0; task < tasks(); task++) {
      cpuSum += cpus[task];
      memorySum += memoriesMiB[task];
    }
    return (int)
        Math.max(Math.ceilDiv(cpuSum, HOST_CPUS), Math.ceilDiv(memorySum, (long) HOST_MEMORY_MIB));
  }
}
