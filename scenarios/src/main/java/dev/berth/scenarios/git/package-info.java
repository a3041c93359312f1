/** Files of git repositories, read without a clone on disk. */
@NullMarked
package dev.berth.scenarios.git;

import org.jspecify.annotations.NullMarked;
