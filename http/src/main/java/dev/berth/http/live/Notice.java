package dev.berth.http.live;

import dev.berth.engine.api.instance.ContainerInstance;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.model.Arns;

/**
 * A change in a live world that ECS tells of.
 *
 * @param arns of the account and Region
 * @param epoch when the world's time began
 * @param number counts the notices of its world, from 1
 * @param nanos when it happened, since the epoch
 */
public record Notice(Arns arns, Epoch epoch, long number, long nanos, Change change) {
  /** What is different now. */
  public sealed interface Change {
    /** A task. */
    record OfTask(Task now) implements Change {}

    /**
     * A container instance.
     *
     * @param cluster its cluster's ARN
     */
    record OfInstance(String cluster, ContainerInstance now) implements Change {}
  }
}
