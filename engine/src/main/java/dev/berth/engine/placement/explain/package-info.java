/**
 * Why a task went where it did, or nowhere: the rule that excluded each instance, what each policy
 * left, and what would have to be different. Worked out on demand from the state that the decision
 * was made on, which stays as it is.
 */
@NullMarked
package dev.berth.engine.placement.explain;

import org.jspecify.annotations.NullMarked;
