package dev.berth.engine.packing;

/**
 * Share of the free capacity that a task, drawn from those submitted so far, could not use on
 * average; 0 to 1, and 0 where nothing is free.
 */
public record Stranded(double cpu, double memory, double gpu) {
  /** Nothing is stranded. */
  public static final Stranded NOTHING = new Stranded(0, 0, 0);
}
