/**
 * The simulated world. Start at {@link dev.berth.engine.World}: a specification and inputs go in, a
 * {@link dev.berth.engine.record.RunResult} comes out.
 */
@NullMarked
package dev.berth.engine;

import org.jspecify.annotations.NullMarked;
