/** What the commands around the server share. */
@NullMarked
package dev.berth.cli.serve;

import org.jspecify.annotations.NullMarked;
