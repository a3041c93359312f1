package dev.berth.engine.cluster;

import dev.berth.engine.model.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * How many tasks a cluster has, by what is known of them. Kept by the cluster, read by the account;
 * both are in the control plane's lane.
 */
public final class ClusterCounts {
  private int instances;
  private int running;
  private int pending;
  private int unstopped;

  /** Instances that are ACTIVE or DRAINING. */
  public int instances() {
    return instances;
  }

  /** Tasks whose lastStatus is RUNNING. */
  public int running() {
    return running;
  }

  /** Tasks whose lastStatus is PENDING. */
  public int pending() {
    return pending;
  }

  /** Tasks whose lastStatus is not STOPPED. */
  public int unstopped() {
    return unstopped;
  }

  /** One more instance, or with -1 one less. */
  void addInstances(int count) {
    instances += count;
  }

  /** A task that waited for an instance gets one, and is counted anew. */
  void waitIsOver() {
    unstopped--;
  }

  /**
   * A task has gone from one lastStatus to another.
   *
   * @param from {@code null} for a new task
   */
  void taskMoved(@Nullable TaskStatus from, TaskStatus to) {
    running += (to == TaskStatus.RUNNING ? 1 : 0) - (from == TaskStatus.RUNNING ? 1 : 0);
    pending += (to == TaskStatus.PENDING ? 1 : 0) - (from == TaskStatus.PENDING ? 1 : 0);
    unstopped += (from == null ? 1 : 0) - (to == TaskStatus.STOPPED ? 1 : 0);
  }
}
