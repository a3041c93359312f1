package dev.berth.engine.placement.query;

/**
 * What a negative operator says of an instance without the attribute that it looks at; the
 * documents leave it open.
 */
public enum MissingAttribute {
  /** The instance differs from whatever is named: the operator holds. */
  DIFFERS,
  /** There is nothing to compare with: the operator does not hold. */
  FAILS
}
