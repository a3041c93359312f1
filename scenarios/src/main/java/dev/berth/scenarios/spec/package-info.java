/**
 * The scenario file as records. They are the one definition of the format: reader and schema
 * follow.
 */
@NullMarked
package dev.berth.scenarios.spec;

import org.jspecify.annotations.NullMarked;
