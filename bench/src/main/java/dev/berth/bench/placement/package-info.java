/**
 * Benchmarks of single placement decisions on clusters in a steady state: as many tasks start as
 * stop, of several kinds, on instances that are already as full as asked for.
 */
@NullMarked
package dev.berth.bench.placement;

import org.jspecify.annotations.NullMarked;
