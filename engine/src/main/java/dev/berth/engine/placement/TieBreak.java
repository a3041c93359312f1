package dev.berth.engine.placement;

/** How to choose among instances that all strategies find equally good; ECS does not say. */
public enum TieBreak {
  /** Any of them, from the world's random stream. */
  RANDOM,
  /** The one that registered first. */
  LOWEST
}
