/**
 * Policies that choose among suitable instances: ECS's strategies, and what research and other
 * schedulers do. Each is a small record; {@link dev.berth.engine.placement.policy.KnownPolicies}
 * knows them by name.
 */
@NullMarked
package dev.berth.engine.placement.policy;

import org.jspecify.annotations.NullMarked;
