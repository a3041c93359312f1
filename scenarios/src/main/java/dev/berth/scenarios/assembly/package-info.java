/** Scenario records to the engine's specification of a world, with all checks between records. */
@NullMarked
package dev.berth.scenarios.assembly;

import org.jspecify.annotations.NullMarked;
