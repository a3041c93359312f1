/** Arrivals of work: random processes and traces. */
@NullMarked
package dev.berth.scenarios.workload;

import org.jspecify.annotations.NullMarked;
