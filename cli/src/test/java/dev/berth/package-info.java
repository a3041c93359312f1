/** Tests over the sources and classes of all modules: directions, format, tidiness. */
@NullMarked
package dev.berth;

import org.jspecify.annotations.NullMarked;
