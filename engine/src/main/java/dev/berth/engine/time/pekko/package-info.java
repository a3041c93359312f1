/**
 * Actors on virtual time. Two of Pekko's documented extension points are filled: the scheduler,
 * which sets timers in the lane that asks, and the dispatchers' executors, which queue mailboxes in
 * their lane. Everything else of Pekko is as it comes.
 */
@NullMarked
package dev.berth.engine.time.pekko;

import org.jspecify.annotations.NullMarked;
