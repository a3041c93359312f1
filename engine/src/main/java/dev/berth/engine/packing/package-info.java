/**
 * How well a cluster is packed: how few instances any policy would need, and what is left on the
 * instances that no ordinary task could use. Plain arithmetic over amounts; it knows neither events
 * nor policies.
 *
 * <p>The bounds rest on one idea. A {@link dev.berth.engine.packing.Yardstick} gives each task a
 * value and each instance a limit that the values of tasks which fit on it together never exceed.
 * Then whatever a policy does, the limits of the instances in use cover the values of the tasks on
 * them, so there are at least as many as it takes when the largest limits come first.
 */
@NullMarked
package dev.berth.engine.packing;

import org.jspecify.annotations.NullMarked;
