package dev.berth.engine.packing;

/**
 * How well the tasks were packed.
 *
 * @param instancesInUse the most instances that held tasks at once
 * @param instancesNeeded a lower bound of it for every policy: at some instant, what was placed
 *     fits on no fewer instances
 * @param neededByVolume the same from the sum of each resource alone
 * @param efficiency instances needed over instances in use, at most 1; 1 when nothing was placed
 * @param strandedAtPeak at the last moment at which a larger share of some resource was reserved
 *     than ever before
 * @param strandedAtEnd when the world ended
 * @param strandedMean over samples at equal distances in simulated time
 */
public record Packing(
    int instancesInUse,
    int instancesNeeded,
    int neededByVolume,
    double efficiency,
    Stranded strandedAtPeak,
    Stranded strandedAtEnd,
    Stranded strandedMean) {}
