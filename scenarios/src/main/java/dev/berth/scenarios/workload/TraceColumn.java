package dev.berth.scenarios.workload;

import java.math.BigDecimal;

/**
 * A column that a trace reader uses.
 *
 * @param index position in its file
 * @param inLookup whether the lookup table holds it, and not the trace itself
 * @param unit the size of the column's unit, in the unit that is read out
 */
public record TraceColumn(String name, int index, boolean inLookup, BigDecimal unit) {}
