/** berth's own placement in the comparison. */
@NullMarked
package dev.berth.bench.entry;

import org.jspecify.annotations.NullMarked;
