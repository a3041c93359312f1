/**
 * Chance, in named streams. A stream's numbers depend on the world's seed, a purpose and an entity,
 * and on nothing else: what one entity draws never shifts what another one draws.
 */
@NullMarked
package dev.berth.engine.random;

import org.jspecify.annotations.NullMarked;
