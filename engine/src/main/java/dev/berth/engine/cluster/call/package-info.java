/**
 * ECS's operations on the tasks of a cluster: how each call is checked, carried out on the
 * cluster's books, and answered. All of a call is checked before anything is changed.
 */
@NullMarked
package dev.berth.engine.cluster.call;

import org.jspecify.annotations.NullMarked;
