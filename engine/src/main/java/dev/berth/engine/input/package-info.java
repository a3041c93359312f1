/** What enters a world from outside: arrivals of work and how the clients who bring it behave. */
@NullMarked
package dev.berth.engine.input;

import org.jspecify.annotations.NullMarked;
