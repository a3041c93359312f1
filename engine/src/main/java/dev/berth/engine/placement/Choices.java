package dev.berth.engine.placement;

/** Instances to choose one of, in order of their numbers. */
public interface Choices {
  /** How many there are; at least one. */
  int count();

  /** The instance at a position from 0, less than {@link #count}. */
  int at(int position);

  /** How many of them have a number less than this. */
  int before(int instance);
}
