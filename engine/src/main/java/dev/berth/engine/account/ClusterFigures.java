package dev.berth.engine.account;

import java.util.Set;
import java.util.TreeSet;

/**
 * What the account's book of clusters must know of a cluster's contents.
 *
 * @param instances container instances that are ACTIVE or DRAINING
 * @param runningTasks tasks whose lastStatus is RUNNING
 * @param pendingTasks tasks whose lastStatus is PENDING
 * @param tasks tasks that have not stopped yet, whatever their status
 * @param providersInUse capacity providers that such tasks run on or wait for
 */
public record ClusterFigures(
    int instances, int runningTasks, int pendingTasks, int tasks, Set<String> providersInUse) {
  /** Those of an empty cluster. */
  public static final ClusterFigures EMPTY = new ClusterFigures(0, 0, 0, 0);

  public ClusterFigures {
    providersInUse = new TreeSet<>(providersInUse);
  }

  /** Those of a cluster whose tasks run on no capacity provider. */
  public ClusterFigures(int instances, int runningTasks, int pendingTasks, int tasks) {
    this(instances, runningTasks, pendingTasks, tasks, Set.of());
  }
}
