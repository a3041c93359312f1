package dev.berth.cli.explain;

import dev.berth.engine.WorldSpecification;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.record.Recorder;
import dev.berth.engine.record.WorldEvent;
import dev.berth.engine.witness.Witness;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cluster as it is at one moment of a run. */
final class Snapshot implements Witness, Recorder {
  private @Nullable ClusterState cluster;
  private long waiting;
  private long end;

  private final KnownInstances instances;

  private Snapshot(String name) {
    instances = new KnownInstances(name);
  }

  /**
   * The cluster of a run at a moment.
   *
   * @param at before anything happens at that time; {@code null}: where the run ends
   */
  static Snapshot of(PastRun past, Replay replay, @Nullable Moment at) {
    Snapshot snapshot = new Snapshot(replay.world().cluster());
    if (at == null) {
      replay.whole(snapshot, List.of(snapshot));
      return snapshot;
    }
    if (past.stored().isPresent() && at.nanos() > 0) {
      replay.whole(Witness.NONE, List.of());
    }
    replay.other(until(replay.world(), at.nanos()), snapshot, List.of(snapshot));
    return snapshot;
  }

  @Override
  public void meets(ClusterState state) {
    cluster = state;
  }

  @Override
  public void on(WorldEvent event) {
    instances.on(event);
    switch (event) {
      case WorldEvent.TasksArrived e -> waiting += e.count();
      case WorldEvent.TasksDropped e -> waiting -= e.count();
      case WorldEvent.TaskPlaced _, WorldEvent.TaskNotPlaced _ -> waiting--;
      case WorldEvent.InstanceLaunched _,
          WorldEvent.GroupScaled _,
          WorldEvent.ReservationMeasured _,
          WorldEvent.InstanceRegistered _,
          WorldEvent.InstanceTerminated _,
          WorldEvent.InstanceChanged _,
          WorldEvent.CallAnswered _,
          WorldEvent.StepChanged _,
          WorldEvent.SchedulerActed _,
          WorldEvent.ServiceChanged _,
          WorldEvent.TasksRefused _,
          WorldEvent.TaskProvisioned _,
          WorldEvent.TaskReleased _,
          WorldEvent.TaskStatusChanged _,
          WorldEvent.ContainerChanged _,
          WorldEvent.ImagePulled _,
          WorldEvent.TaskEnded _,
          WorldEvent.TaskOrphaned _ -> {}
    }
  }

  @Override
  public void end(long timeNanos) {
    end = timeNanos;
  }

  /** The cluster's state, of which nobody else has need any more. */
  ClusterState cluster() {
    if (cluster == null) {
      throw new IllegalStateException("a world without a cluster");
    }
    return cluster;
  }

  /** The cluster's instances. */
  KnownInstances instances() {
    return instances;
  }

  /** How many tasks wait for room. */
  long waiting() {
    return waiting;
  }

  /** The moment; earlier than asked for if the run was over by then. */
  long time() {
    return end;
  }

  private static WorldSpecification until(WorldSpecification world, long nanos) {
    long horizon = Math.min(nanos, world.horizonNanos().orElse(Long.MAX_VALUE));
    // What arrives at the very beginning arrives before a world can be stopped.
    return world.until(horizon, nanos > 0);
  }
}
