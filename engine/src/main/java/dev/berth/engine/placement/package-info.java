/**
 * Where a task goes: resources, then constraints, then the chain of strategies. Plain functions
 * over the state of a cluster; no actor, no clock, no I/O.
 */
@NullMarked
package dev.berth.engine.placement;

import org.jspecify.annotations.NullMarked;
