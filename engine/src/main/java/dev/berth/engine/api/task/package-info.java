/** ECS's operations on tasks, with the shapes that they take and give. */
@NullMarked
package dev.berth.engine.api.task;

import org.jspecify.annotations.NullMarked;
