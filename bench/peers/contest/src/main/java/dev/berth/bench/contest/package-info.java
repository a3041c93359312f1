/**
 * The same work for all systems of a comparison, and a referee: a stream of tasks, hosts to place
 * them on, a check of every answer, and the measuring of one JVM.
 */
@NullMarked
package dev.berth.bench.contest;

import org.jspecify.annotations.NullMarked;
