package dev.berth.engine.account.registration;

import java.util.List;

/** The sizes that tasks on Fargate may have. */
public final class FargateSizes {
  /** One CPU size, and the memory it goes with. */
  private record Row(int cpu, int leastMiB, int mostMiB, int stepMiB, boolean windows) {
    boolean allows(int memoryMiB) {
      return memoryMiB >= leastMiB && memoryMiB <= mostMiB && (memoryMiB - leastMiB) % stepMiB == 0;
    }
  }

  private static final List<Row> ROWS =
      List.of(
          new Row(256, 512, 512, 512, false),
          new Row(256, 1_024, 2_048, 1_024, false),
          new Row(512, 1_024, 4_096, 1_024, false),
          new Row(1_024, 2_048, 8_192, 1_024, true),
          new Row(2_048, 4_096, 16_384, 1_024, true),
          new Row(4_096, 8_192, 30_720, 1_024, true),
          new Row(8_192, 16_384, 61_440, 4_096, false),
          new Row(16_384, 32_768, 122_880, 8_192, false));

  private FargateSizes() {}

  /** Whether Fargate has tasks of this size. */
  public static boolean has(int cpuUnits, int memoryMiB, boolean windows) {
    return ROWS.stream()
        .filter(row -> row.cpu == cpuUnits && (row.windows || !windows))
        .anyMatch(row -> row.allows(memoryMiB));
  }

  /** What would be allowed, in words. */
  static String advice(int cpuUnits, boolean windows) {
    List<String> memory =
        ROWS.stream()
            .filter(row -> row.cpu == cpuUnits && (row.windows || !windows))
            .map(row ->
                row.leastMiB == row.mostMiB
                    ? String.valueOf(row.leastMiB)
                    : "%d to %d in steps of %d".formatted(row.leastMiB, row.mostMiB, row.stepMiB))
            .toList();
    if (!memory.isEmpty()) {
      return "memory for cpu %d: %s MiB".formatted(cpuUnits, String.join(", ", memory));
    }
    List<String> sizes =
        ROWS.stream()
            .filter(row -> row.windows || !windows)
            .map(row -> String.valueOf(row.cpu))
            .distinct()
            .toList();
    return "cpu is one of " + String.join(", ", sizes);
  }
}
