/** From a scenario and options to a run, its output and its exit code. */
@NullMarked
package dev.berth.cli.run;

import org.jspecify.annotations.NullMarked;
