/** ECS's operations on clusters, and what it says of them. */
@NullMarked
package dev.berth.engine.api.cluster;

import org.jspecify.annotations.NullMarked;
