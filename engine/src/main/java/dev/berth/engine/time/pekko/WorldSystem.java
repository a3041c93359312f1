package dev.berth.engine.time.pekko;

import dev.berth.engine.time.Lane;
import dev.berth.engine.time.Windows;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * The actor system of one world. Its lanes stand still unless somebody runs them: while the system
 * starts and ends, this class does, without any virtual time passing.
 */
public final class WorldSystem {
  private static final long POLL_NANOS = 50_000;

  private final ActorSystem<Void> system;
  private final List<Lane> lanes;

  /** A running system without actors of the world's own. */
  public WorldSystem(int laneCount) {
    system = ActorSystem.create(Behaviors.empty(), "berth", WorldSettings.withLanes(laneCount));
    VirtualScheduler scheduler = (VirtualScheduler) Adapter.toClassic(system).scheduler();
    lanes = scheduler.lanes();
  }

  /** The world's lanes, the control plane's first. */
  public List<Lane> lanes() {
    return lanes;
  }

  /** Starts the world's first actor and returns once all that it starts in turn has settled. */
  public <C> ActorRef<C> spawn(Behavior<C> behavior, String name, Props lane, Windows windows) {
    CountDownLatch started = new CountDownLatch(1);
    Behavior<C> announced =
        Behaviors.setup(context -> {
          started.countDown();
          return behavior;
        });
    ActorRef<C> actor = system.systemActorOf(announced, name, lane);
    // Pekko hands the new actor to its lane from a thread of its own.
    while (started.getCount() > 0) {
      LockSupport.parkNanos(POLL_NANOS);
      windows.settle();
    }
    windows.settle();
    return actor;
  }

  /** Stops all actors and the system. */
  public void close() {
    system.terminate();
    while (!system.getWhenTerminated().toCompletableFuture().isDone()) {
      lanes.forEach(Lane::runOut);
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
