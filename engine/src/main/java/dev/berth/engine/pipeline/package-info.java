/**
 * Running a task as a step of a pipeline, as deployment tools do it: register, run, follow until it
 * stops, roll back. {@link dev.berth.engine.pipeline.StepMachine} decides; whoever holds it makes
 * the calls.
 */
@NullMarked
package dev.berth.engine.pipeline;

import org.jspecify.annotations.NullMarked;
