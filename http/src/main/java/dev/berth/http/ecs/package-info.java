/** ECS's API on the wire: AWS JSON 1.1 to the engine's operations, and outcomes back. */
@NullMarked
package dev.berth.http.ecs;

import org.jspecify.annotations.NullMarked;
