package dev.berth.engine.placement;

import dev.berth.engine.capacity.WaitingDemand;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that wait in PROVISIONING for an instance with room, as those of a capacity provider with
 * managed scaling do.
 *
 * <p>Whoever waits longest goes first; one that does not fit holds up no other. Like requests fail
 * together: a kind of request is tried again only once an instance has changed that could now take
 * it.
 */
public final class ProvisioningQueue {
  private final ProvisioningLimits limits;
  private final Map<Long, Entry> entries = new LinkedHashMap<>();
  private final Map<PlacementRequest, Kind> kinds = new LinkedHashMap<>();
  private long position;
  private int version;

  /** An empty queue. */
  public ProvisioningQueue(ProvisioningLimits limits) {
    this.limits = limits;
  }

  /**
   * A waiting task.
   *
   * @param deadline when it will have waited for too long, in nanoseconds
   */
  public record Entry(long task, PlacementRequest request, long deadline) {}

  /** How many wait. */
  public int size() {
    return entries.size();
  }

  /** Whether nobody waits. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Whether one more may wait. */
  public boolean hasRoom() {
    return entries.size() < limits.quota();
  }

  /**
   * Lets a task wait for which placement has just found no instance.
   *
   * @throws IllegalStateException if too many wait
   */
  public void add(long task, PlacementRequest request, ClusterState cluster, long now) {
    if (!hasRoom()) {
      throw new IllegalStateException(
          "task %d would be one more than %d in PROVISIONING".formatted(task, limits.quota()));
    }
    if (entries.isEmpty()) {
      position = cluster.changes().position();
      version = cluster.version();
    }
    Entry entry = new Entry(task, request, now + limits.timeoutNanos());
    entries.put(task, entry);
    kinds.computeIfAbsent(request, Kind::new).waiting.add(entry);
  }

  /** The one that waits longest among those that an instance might take now. */
  public @Nullable Entry next(ClusterState cluster) {
    noteChanges(cluster);
    Entry longest = null;
    for (Kind kind : kinds.values()) {
      Entry first = kind.waiting.getFirst();
      if (kind.mayFit && (longest == null || first.task() < longest.task())) {
        longest = first;
      }
    }
    return longest;
  }

  /** Notes that placement found no instance for an entry: its like need not be tried either. */
  public void noteNoRoom(Entry entry) {
    kindOf(entry).mayFit = false;
  }

  /** Takes a task out; {@code null} if it does not wait. */
  public @Nullable Entry remove(long task) {
    Entry entry = entries.remove(task);
    if (entry != null) {
      Kind kind = kindOf(entry);
      kind.waiting.remove(entry);
      if (kind.waiting.isEmpty()) {
        kinds.remove(entry.request());
      }
    }
    return entry;
  }

  /** Takes out those that have waited for too long, the longest first. */
  public List<Entry> removeOverdue(long now) {
    List<Entry> overdue = new ArrayList<>();
    for (Entry entry : entries.values()) {
      if (entry.deadline() > now) {
        break;
      }
      overdue.add(entry);
    }
    overdue.forEach(entry -> remove(entry.task()));
    return overdue;
  }

  /** When the first one will have waited for too long; somebody must wait. */
  public long firstDeadline() {
    return entries.values().iterator().next().deadline();
  }

  /**
   * Why a task is not placed, in ECS's words: what excluded the instance that came closest, by the
   * order of the rules.
   */
  public static String reason(ClusterState cluster, PlacementRequest request) {
    String provider = request.requirements().capacityProvider();
    boolean isEmpty = true;
    boolean isInactive = true;
    for (int instance = 0; instance < cluster.size(); instance++) {
      if (provider == null || provider.equals(cluster.capacityProvider(instance))) {
        isEmpty = false;
        isInactive &= !cluster.isActive(instance);
      }
    }
    if (isEmpty) {
      return "EMPTY CAPACITY PROVIDER";
    }
    if (isInactive) {
      return "NO ACTIVE INSTANCES";
    }
    Rejection closest = Rejection.STATUS;
    for (Rejection rejection : Suitability.rejections(cluster, request)) {
      if (rejection != null && rejection.compareTo(closest) > 0) {
        closest = rejection;
      }
    }
    String reason = closest.reason();
    return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
  }

  /** What waits for instances of a capacity provider, like tasks together. */
  public List<WaitingDemand> waitingFor(String provider) {
    List<WaitingDemand> all = new ArrayList<>();
    for (Kind kind : kinds.values()) {
      if (provider.equals(kind.request.requirements().capacityProvider())) {
        all.add(
            new WaitingDemand(
                kind.request.demand(),
                kind.request.constraints().distinctInstance(),
                kind.waiting.size()));
      }
    }
    return List.copyOf(all);
  }

  private void noteChanges(ClusterState cluster) {
    ChangeLog changes = cluster.changes();
    if (version != cluster.version() || !changes.reaches(position)) {
      kinds.values().forEach(kind -> kind.mayFit = true);
    } else {
      for (Kind kind : kinds.values()) {
        if (!kind.mayFit) {
          kind.mayFit = fitsAChanged(kind.request, cluster);
        }
      }
    }
    position = changes.position();
    version = cluster.version();
  }

  private boolean fitsAChanged(PlacementRequest request, ClusterState cluster) {
    ChangeLog changes = cluster.changes();
    int[] groupTasks = cluster.tasksOf(request.group());
    for (long at = position; at < changes.position(); at++) {
      int instance = changes.instanceAt(at);
      if (Suitability.rejection(cluster, request, groupTasks, instance) == null) {
        return true;
      }
    }
    return false;
  }

  private Kind kindOf(Entry entry) {
    Kind kind = kinds.get(entry.request());
    if (kind == null) {
      throw new IllegalStateException("task " + entry.task() + " does not wait");
    }
    return kind;
  }

  /** Tasks with equal requests, in the order of their waiting. */
  private static final class Kind {
    private final PlacementRequest request;
    private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
    private boolean mayFit;

    private Kind(PlacementRequest request) {
      this.request = request;
    }
  }
}
