/** Netflix Fenzo in the comparison. */
@NullMarked
package dev.berth.bench.fenzo;

import org.jspecify.annotations.NullMarked;
