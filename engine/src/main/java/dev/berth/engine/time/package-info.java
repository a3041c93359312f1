/**
 * Virtual time: lanes with their event queues, the windows that run them side by side, the exchange
 * between them. The clock of a world advances in {@link dev.berth.engine.time.Windows} only. Knows
 * no Pekko; {@link dev.berth.engine.time.pekko} puts actors on top.
 */
@NullMarked
package dev.berth.engine.time;

import org.jspecify.annotations.NullMarked;
