package dev.berth.engine.cluster;

import dev.berth.engine.model.Arns;
import dev.berth.engine.random.HexIds;
import dev.berth.engine.random.RandomStreams;

/**
 * How a cluster and what is in it are called.
 *
 * @param arn the cluster's
 * @param tasks by their numbers in the world
 * @param instances by their numbers in the cluster
 * @param parts ids of what belongs to a task, by the task's number times {@link #MOST_PARTS}
 */
public record ClusterNames(
    String name, String arn, Arns arns, ResourceIds tasks, ResourceIds instances, HexIds parts) {
  /** How many parts of a task can have an id. */
  public static final int MOST_PARTS = 64;

  /** The names in a cluster of a world. */
  public static ClusterNames of(String name, Arns arns, RandomStreams streams) {
    return new ClusterNames(
        name,
        arns.cluster(name),
        arns,
        new ResourceIds(new HexIds(streams.named("task-id")), id -> arns.task(name, id)),
        new ResourceIds(
            new HexIds(streams.named("container-instance-id")),
            id -> arns.containerInstance(name, id)),
        new HexIds(streams.named("task-part-id")));
  }

  /** The id of a part of a task, in five groups of digits. */
  public String partId(long task, int part) {
    String id = parts.id(task * MOST_PARTS + part);
    return "%s-%s-%s-%s-%s"
        .formatted(
            id.substring(0, 8),
            id.substring(8, 12),
            id.substring(12, 16),
            id.substring(16, 20),
            id.substring(20));
  }
}
