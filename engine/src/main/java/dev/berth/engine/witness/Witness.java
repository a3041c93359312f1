package dev.berth.engine.witness;

import dev.berth.engine.placement.ClusterState;

/**
 * Sees what placement decides, and on which state, without ever acting back on the world. It is
 * called from the threads that run the world, by one at a time.
 */
public interface Witness {
  /** Sees nothing, and costs nothing. */
  Witness NONE = new Witness() {};

  /** The world's cluster has come to be. Its state may be read whenever the world stands still. */
  default void meets(ClusterState cluster) {}

  /**
   * A decision was made and has not changed the state yet.
   *
   * @param cluster the state it was made on, to be read during the call only
   */
  default void decided(Decision decision, ClusterState cluster) {}

  /** A client gives up tasks that found no room. */
  default void gaveUp(long time, Submission tasks) {}
}
