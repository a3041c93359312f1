/**
 * A task's containers on their host, and the images of a container instance, as pure machines: told
 * the time and what happened, they say what has changed and when they want to be asked again.
 */
@NullMarked
package dev.berth.engine.lifecycle.container;

import org.jspecify.annotations.NullMarked;
