/** The directory that describes one run; the place where every kind of report comes together. */
@NullMarked
package dev.berth.reports.directory;

import org.jspecify.annotations.NullMarked;
