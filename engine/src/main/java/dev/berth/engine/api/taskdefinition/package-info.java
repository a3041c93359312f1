/**
 * Operations on task definitions, and the shapes they are made of. Members bear ECS's names. What
 * no rule looks at stands in a shape's {@code more}, so that a description gives back all that came
 * in.
 */
@NullMarked
package dev.berth.engine.api.taskdefinition;

import org.jspecify.annotations.NullMarked;
