/** Benchmarks of the hot paths and of whole runs. */
@NullMarked
package dev.berth.bench;

import org.jspecify.annotations.NullMarked;
