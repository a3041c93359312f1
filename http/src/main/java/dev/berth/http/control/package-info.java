/** The control API below {@code /sim}: what no AWS client asks, and its own description. */
@NullMarked
package dev.berth.http.control;

import org.jspecify.annotations.NullMarked;
