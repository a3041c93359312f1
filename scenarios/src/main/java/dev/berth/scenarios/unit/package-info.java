/** Amounts with units, as users write them: durations, rates, shares, CPU and memory. */
@NullMarked
package dev.berth.scenarios.unit;

import org.jspecify.annotations.NullMarked;
