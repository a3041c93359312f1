/** Arrivals of work, from random processes and traces, and whatever else CSV files hold. */
@NullMarked
package dev.berth.scenarios.workload;

import org.jspecify.annotations.NullMarked;
