/**
 * How capacity comes and goes: Auto Scaling groups, managed scaling and capacity provider
 * strategies, decided without a clock. Those who hold these objects tell them what has happened and
 * what time it is, and carry out what they answer.
 */
@NullMarked
package dev.berth.engine.capacity;

import org.jspecify.annotations.NullMarked;
