/**
 * What the control plane knows of one cluster: its container instances and what is left on them,
 * its tasks from their creation until they are forgotten. Plain books with one owner; what follows
 * from a decision outside of them goes through {@link dev.berth.engine.cluster.Effects}.
 */
@NullMarked
package dev.berth.engine.cluster;

import org.jspecify.annotations.NullMarked;
