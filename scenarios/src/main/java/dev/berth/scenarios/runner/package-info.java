/** From a scenario to its result: runs worlds and holds expectations against what came of them. */
@NullMarked
package dev.berth.scenarios.runner;

import org.jspecify.annotations.NullMarked;
