package dev.berth.engine.witness;

import dev.berth.engine.api.instance.ContainerInstance;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.placement.ClusterState;

/**
 * Sees what placement decides, and on which state, and what comes of it, without ever acting back
 * on the world. It is called from the threads that run the world, by one at a time.
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

  /** Whether it wants to hear of changes just now. */
  default boolean follows() {
    return false;
  }

  /**
   * A task has changed, as far as ECS knows.
   *
   * @param now what ECS says of it from now on
   */
  default void changed(long time, Task now) {}

  /**
   * A container instance has changed, or what is free on it, as far as ECS knows.
   *
   * @param cluster its cluster's ARN
   * @param now what ECS says of it from now on
   */
  default void changed(long time, String cluster, ContainerInstance now) {}

  /** A client gives up tasks that found no room. */
  default void gaveUp(long time, Submission tasks) {}
}
