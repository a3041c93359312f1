package dev.berth.engine.cluster;

import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.model.TaskStatus;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The tasks of a cluster that can be described: those that live, and for a time the stopped. */
public final class ClusterTasks {
  private final Long2ObjectOpenHashMap<ClusterTask> tasks = new Long2ObjectOpenHashMap<>();
  private final StoppedTasks stopped = new StoppedTasks();

  /** The task with this number, if it is known. */
  public @Nullable ClusterTask find(long number) {
    return tasks.get(number);
  }

  /** How many tasks are known. */
  public int size() {
    return tasks.size();
  }

  /** Whether one that is not STOPPED runs a revision. */
  public boolean isRun(TaskDefinition definition) {
    for (ClusterTask task : tasks.values()) {
      if (task.lastStatus() != TaskStatus.STOPPED
          && task.definition().revision() == definition.revision()
          && task.definition().family().equals(definition.family())) {
        return true;
      }
    }
    return false;
  }

  /** The tasks of which this holds, in the order of their creation. */
  public List<ClusterTask> list(Predicate<ClusterTask> filter) {
    long[] numbers =
        tasks.values().stream().filter(filter).mapToLong(ClusterTask::number).toArray();
    Arrays.sort(numbers);
    return Arrays.stream(numbers).mapToObj(this::known).toList();
  }

  /** The task with this number, which must be known. */
  ClusterTask known(long number) {
    ClusterTask task = tasks.get(number);
    if (task == null) {
      throw new IllegalStateException("no task " + number);
    }
    return task;
  }

  void add(ClusterTask task) {
    tasks.put(task.number(), task);
  }

  /** Keeps a stopped task until {@code time}. */
  void keep(ClusterTask task, long time) {
    stopped.add(task.number(), time);
  }

  /** Whether a stopped task is kept. */
  boolean keepsStopped() {
    return !stopped.isEmpty();
  }

  /** When the next task is to be forgotten; one must be kept. */
  long nextToForget() {
    return stopped.nextTime();
  }

  /** Forgets the task that is due next. */
  ClusterTask forget() {
    return tasks.remove(stopped.take());
  }
}
