/**
 * Answers about single tasks: why one went where it did, and how many more would fit. Worlds are
 * pure, so a run is simply run again to the moment in question.
 */
@NullMarked
package dev.berth.cli.explain;

import org.jspecify.annotations.NullMarked;
