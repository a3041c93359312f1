/**
 * The registration of task definitions: one table of checks for each concern, the defaults, what
 * the features of a definition ask of an instance, and what becomes of it in the simulation. ECS
 * answers the first violation; all of them are kept, for those who want to point at each.
 */
@NullMarked
package dev.berth.engine.account.registration;

import org.jspecify.annotations.NullMarked;
