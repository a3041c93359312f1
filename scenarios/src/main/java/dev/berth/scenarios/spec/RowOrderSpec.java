package dev.berth.scenarios.spec;

/** In which order the rows of a file are taken. */
public enum RowOrderSpec {
  /** As they stand in the file. */
  FILE,
  /** In an order left to chance, another one for each seed. */
  SHUFFLED
}
