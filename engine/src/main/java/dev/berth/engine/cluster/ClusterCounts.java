package dev.berth.engine.cluster;

import dev.berth.engine.model.TaskStatus;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many tasks a cluster has, by what is known of them. Kept by the cluster, read by the account;
 * both are in the control plane's lane.
 */
public final class ClusterCounts {
  /**
   * What was counted at one time.
   *
   * @param instances ACTIVE or DRAINING
   * @param running tasks whose lastStatus is RUNNING
   * @param pending tasks whose lastStatus is PENDING
   * @param unstopped tasks whose lastStatus is not STOPPED
   */
  public record Seen(int instances, int running, int pending, int unstopped) {}

  private static final String ALL = "all";
  private static final Seen NONE = new Seen(0, 0, 0, 0);

  private final @Nullable Replica<Seen> replica;
  private Seen published = NONE;
  private int instances;
  private int running;
  private int pending;
  private int unstopped;
  private final Map<String, Integer> byProvider = new TreeMap<>();

  /** Counts that everybody sees at once. */
  public ClusterCounts() {
    this(null);
  }

  /**
   * Counts of an empty cluster.
   *
   * @param replica by which readers see them later; {@code null} if at once
   */
  public ClusterCounts(@Nullable Replica<Seen> replica) {
    this.replica = replica;
  }

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

  /** What readers see. */
  public Seen seen(long now) {
    return replica == null ? present() : replica.at(now).getOrDefault(ALL, NONE);
  }

  /**
   * From now on the counts are on their way to readers; those of the beginning are seen at once.
   */
  public void publish(long now) {
    if (replica == null || published.equals(present())) {
      return;
    }
    published = present();
    if (now == 0) {
      replica.begin(ALL, published);
    } else {
      replica.put(ALL, published, now);
    }
  }

  private Seen present() {
    return new Seen(instances, running, pending, unstopped);
  }

  /** Capacity providers with tasks whose lastStatus is not STOPPED. */
  public Set<String> providersInUse() {
    return Collections.unmodifiableSet(byProvider.keySet());
  }

  private void count(@Nullable String provider, int change) {
    if (provider != null && change != 0) {
      byProvider.merge(provider, change, (a, b) -> a + b == 0 ? null : a + b);
    }
  }

  /** One more instance, or with -1 one less. */
  void addInstances(int count) {
    instances += count;
  }

  /** A task that waited for an instance gets one, and is counted anew. */
  void waitIsOver(@Nullable String provider) {
    unstopped--;
    count(provider, -1);
  }

  /**
   * A task has gone from one lastStatus to another.
   *
   * @param provider its capacity provider, if it has one
   * @param from {@code null} for a new task
   */
  void taskMoved(@Nullable String provider, @Nullable TaskStatus from, TaskStatus to) {
    count(provider, (from == null ? 1 : 0) - (to == TaskStatus.STOPPED ? 1 : 0));
    running += (to == TaskStatus.RUNNING ? 1 : 0) - (from == TaskStatus.RUNNING ? 1 : 0);
    pending += (to == TaskStatus.PENDING ? 1 : 0) - (from == TaskStatus.PENDING ? 1 : 0);
    unstopped += (from == null ? 1 : 0) - (to == TaskStatus.STOPPED ? 1 : 0);
  }
}
