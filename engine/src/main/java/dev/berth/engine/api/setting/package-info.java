/** ECS's operations on account settings. */
@NullMarked
package dev.berth.engine.api.setting;

import org.jspecify.annotations.NullMarked;
