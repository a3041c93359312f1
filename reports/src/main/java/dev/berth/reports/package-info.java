/** Results rendered for people and machines; knows of results only, never of actors. */
@NullMarked
package dev.berth.reports;

import org.jspecify.annotations.NullMarked;
