/** Trees to records: any record can be read from a file, with every mistake found at once. */
@NullMarked
package dev.berth.scenarios.binding;

import org.jspecify.annotations.NullMarked;
