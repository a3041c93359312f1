package dev.berth.scenarios.source;

/** Bounds on what is read as one document, so that no input can exhaust memory or the stack. */
final class TreeLimits {
  static final int MAX_DEPTH = 64;
  static final int MAX_NODES = 200_000;
  static final int MAX_CHARACTERS = 16_000_000;

  private TreeLimits() {}
}
