package dev.berth.engine.model;

/**
 * A container waits for another one of its task.
 *
 * @param container the name of the one it waits for
 * @param condition what that one has to come to
 */
public record ContainerDependency(String container, Condition condition) {
  /** What a container may wait for. */
  public enum Condition {
    /** It has started; also true once it has stopped. */
    START,
    /** It has exited, with whatever code. */
    COMPLETE,
    /** It has exited with 0. */
    SUCCESS,
    /** Its health check has passed. */
    HEALTHY
  }
}
