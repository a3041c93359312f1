package dev.berth.reports;

import java.time.Instant;
import java.util.List;

/**
 * Where and how a run was made. Unlike its result, this differs from run to run.
 *
 * @param version version of berth
 * @param jdk vendor and version of the Java runtime
 * @param platform operating system and architecture
 * @param lanes lanes of the world
 * @param threads threads that ran the lanes
 * @param startedAt when the run began
 * @param wallSeconds how long the run took
 * @param command the command line that repeats the run
 * @param overrides the changes to the scenario that its text does not hold
 * @param directory what paths in the scenario are relative to; empty when it is not known
 */
public record Provenance(
    String version,
    String jdk,
    String platform,
    int lanes,
    int threads,
    Instant startedAt,
    double wallSeconds,
    String command,
    List<String> overrides,
    String directory) {
  public Provenance {
    overrides = List.copyOf(overrides);
  }
}
