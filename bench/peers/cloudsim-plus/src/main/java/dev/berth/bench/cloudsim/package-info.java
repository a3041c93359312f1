/** CloudSim Plus in the comparison. It is under the GPL and stays out of everything shipped. */
@NullMarked
package dev.berth.bench.cloudsim;

import org.jspecify.annotations.NullMarked;
