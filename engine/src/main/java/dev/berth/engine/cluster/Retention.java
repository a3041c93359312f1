package dev.berth.engine.cluster;

import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent.TaskStatusChanged;
import org.apache.commons.rng.UniformRandomProvider;

/** For how long stopped tasks can still be described. */
final class Retention {
  private final ClusterTasks tasks;
  private final ContainerInstances instances;
  private final Distribution duration;
  private final UniformRandomProvider ofPlaced;
  private final UniformRandomProvider ofUnplaced;
  private final Effects effects;

  Retention(
      ClusterTasks tasks,
      ContainerInstances instances,
      Distribution duration,
      RandomStreams streams,
      Effects effects) {
    this.tasks = tasks;
    this.instances = instances;
    this.duration = duration;
    ofPlaced = streams.stream();
    ofUnplaced = streams.stream(1);
    this.effects = effects;
  }

  /** Keeps a task that has just stopped. */
  void keep(ClusterTask task, long now) {
    keep(task, ofPlaced, now);
  }

  /** Keeps a task that has just stopped without ever having had an instance. */
  void keepUnplaced(ClusterTask task, long now) {
    keep(task, ofUnplaced, now);
  }

  /** Forgets what has been kept for long enough. */
  void forget(long now) {
    while (tasks.keepsStopped() && tasks.nextToForget() <= now) {
      ClusterTask task = tasks.forget();
      boolean hadHost = task.isPlaced() || task.isOnOwnHost();
      if (hadHost && !task.isOrphaned()) {
        effects.record(
            new TaskStatusChanged(
                now,
                Source.CONTROL_PLANE,
                task.number(),
                task.isOnOwnHost() ? task.host() : instances.number(task.instance()),
                task.lastStatus(),
                TaskStatus.DELETED,
                task.arrived(),
                TaskStatusChanged.NO_EXIT_CODE));
      }
    }
  }

  private void keep(ClusterTask task, UniformRandomProvider random, long now) {
    long nanos = duration.sampleNanos(random);
    tasks.keep(task, nanos > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + nanos);
    forget(now);
  }
}
