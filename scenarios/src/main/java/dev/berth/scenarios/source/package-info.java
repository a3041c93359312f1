/**
 * Text that a user wrote, as a tree that knows the place of every value, and what is wrong with it.
 */
@NullMarked
package dev.berth.scenarios.source;

import org.jspecify.annotations.NullMarked;
