/**
 * What can be seen of a world from inside while it runs: each decision, together with the state it
 * was made on. The world's history is made of events; this is for those who ask why.
 */
@NullMarked
package dev.berth.engine.witness;

import org.jspecify.annotations.NullMarked;
