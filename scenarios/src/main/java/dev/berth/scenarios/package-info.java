/** What to simulate and how often: scenario files, workloads, and the runs made of them. */
@NullMarked
package dev.berth.scenarios;

import org.jspecify.annotations.NullMarked;
