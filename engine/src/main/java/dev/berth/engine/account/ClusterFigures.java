package dev.berth.engine.account;

/**
 * What the account's book of clusters must know of a cluster's contents.
 *
 * @param instances container instances that are ACTIVE or DRAINING
 * @param runningTasks tasks whose lastStatus is RUNNING
 * @param pendingTasks tasks whose lastStatus is PENDING
 * @param tasks tasks that have not stopped yet, whatever their status
 */
public record ClusterFigures(int instances, int runningTasks, int pendingTasks, int tasks) {
  /** Those of an empty cluster. */
  public static final ClusterFigures EMPTY = new ClusterFigures(0, 0, 0, 0);
}
