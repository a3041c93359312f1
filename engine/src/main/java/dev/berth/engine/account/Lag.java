package dev.berth.engine.account;

import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.RandomStreams;

/**
 * How much later readers see what has changed.
 *
 * @param delay from a change until it is seen, in seconds
 * @param streams what is left to chance
 */
public record Lag(Distribution delay, RandomStreams streams) {}
