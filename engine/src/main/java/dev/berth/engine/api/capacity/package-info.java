/** Operations on capacity providers, and what they answer. */
@NullMarked
package dev.berth.engine.api.capacity;

import org.jspecify.annotations.NullMarked;
