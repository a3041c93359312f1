/**
 * Placement that does not look at every instance: for each kind of request a tournament over the
 * instances, brought up to date from the log of changes. It decides exactly as the reference does.
 */
@NullMarked
package dev.berth.engine.placement.index;

import org.jspecify.annotations.NullMarked;
