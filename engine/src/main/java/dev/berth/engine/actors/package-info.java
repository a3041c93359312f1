/**
 * The entities of a world as actors: thin shells that hold state, ask the core ({@code placement},
 * {@code lifecycle}), and send messages. Control plane and agents talk through the network only.
 */
@NullMarked
package dev.berth.engine.actors;

import org.jspecify.annotations.NullMarked;
