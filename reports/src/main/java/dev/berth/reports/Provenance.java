package dev.berth.reports;

import java.time.Instant;

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
 */
public record Provenance(
    String version,
    String jdk,
    String platform,
    int lanes,
    int threads,
    Instant startedAt,
    double wallSeconds,
    String command) {}
