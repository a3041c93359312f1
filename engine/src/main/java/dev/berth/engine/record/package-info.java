/** What happened: world events, the recorders that fold them, and the immutable result of a run. */
@NullMarked
package dev.berth.engine.record;

import org.jspecify.annotations.NullMarked;
