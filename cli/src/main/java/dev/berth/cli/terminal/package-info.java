/** What is between the commands and their user: streams, signals, progress, tables. */
@NullMarked
package dev.berth.cli.terminal;

import org.jspecify.annotations.NullMarked;
