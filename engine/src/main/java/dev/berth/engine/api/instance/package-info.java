/** ECS's operations on container instances and their attributes, and what it says of them. */
@NullMarked
package dev.berth.engine.api.instance;

import org.jspecify.annotations.NullMarked;
