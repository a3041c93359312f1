/**
 * All systems of the comparison in turn, each in JVMs of its own, and the table of what came out.
 */
@NullMarked
package dev.berth.bench.table;

import org.jspecify.annotations.NullMarked;
