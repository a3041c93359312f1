/** {@code berth run-task}: one step of a pipeline, made of options, in a scenario's world. */
@NullMarked
package dev.berth.cli.pipeline;

import org.jspecify.annotations.NullMarked;
