/** Every value that holds when nothing else is said, and where it comes from. */
@NullMarked
package dev.berth.cli.defaults;

import org.jspecify.annotations.NullMarked;
