/** ECS's operations on the tags of its resources, and the rules for tags. */
@NullMarked
package dev.berth.engine.api.tag;

import org.jspecify.annotations.NullMarked;
