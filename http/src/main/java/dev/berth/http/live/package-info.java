/** Worlds that live beside their callers: paced, fed with inputs, stopped and stepped. */
@NullMarked
package dev.berth.http.live;

import org.jspecify.annotations.NullMarked;
