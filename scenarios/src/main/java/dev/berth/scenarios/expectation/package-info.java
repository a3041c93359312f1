/** Statements about a run's figures that have to hold. */
@NullMarked
package dev.berth.scenarios.expectation;

import org.jspecify.annotations.NullMarked;
