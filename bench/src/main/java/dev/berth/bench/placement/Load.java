package dev.berth.bench.placement;

/**
 * A cluster and its work.
 *
 * @param instances how many there are, half of 16 vCPUs and 64 GiB, half of 8 and 32
 * @param fillPercent how much of all CPU units is taken
 * @param kinds how many kinds of tasks start and stop, each with a size and a group of its own
 * @param constrained whether they ask for distinct instances and, by memberOf, for half of them
 */
record Load(int instances, int fillPercent, int kinds, Chain chain, boolean constrained) {}
