/** How tasks live, as pure state machines: (state, event) to the next state. No actor, no clock. */
@NullMarked
package dev.berth.engine.lifecycle;

import org.jspecify.annotations.NullMarked;
