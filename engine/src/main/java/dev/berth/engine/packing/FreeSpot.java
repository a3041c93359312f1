package dev.berth.engine.packing;

/**
 * Instances that have about the same free.
 *
 * @param instance the number of the first of them
 * @param instances how many
 * @param cpuUnits free on each, on average
 * @param memoryMiB free on each, on average
 * @param gpus devices free on each, shares added up, on average
 * @param homeless share of common tasks that do not fit there, on average
 */
public record FreeSpot(
    int instance, int instances, double cpuUnits, double memoryMiB, double gpus, double homeless) {}
