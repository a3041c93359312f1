/** The command line {@code berth}. */
@NullMarked
package dev.berth.cli;

import org.jspecify.annotations.NullMarked;
