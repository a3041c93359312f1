/**
 * Values of the ECS world: sizes, definitions, statuses, placement rules. Data without behaviour.
 */
@NullMarked
package dev.berth.engine.model;

import org.jspecify.annotations.NullMarked;
