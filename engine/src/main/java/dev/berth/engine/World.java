package dev.berth.engine;

import dev.berth.engine.actors.Census;
import dev.berth.engine.actors.ControlPlane;
import dev.berth.engine.input.ArrivalSource;
import dev.berth.engine.input.Workload;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.History;
import dev.berth.engine.record.Recorder;
import dev.berth.engine.record.ResultRecorder;
import dev.berth.engine.record.RunResult;
import dev.berth.engine.time.Pace;
import dev.berth.engine.time.Windows;
import dev.berth.engine.time.pekko.Network;
import dev.berth.engine.time.pekko.WorldSettings;
import dev.berth.engine.time.pekko.WorldSystem;
import dev.berth.engine.witness.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * A simulated world: a pure function of its specification, run by actors on virtual time.
 *
 * <p>{@link #run} takes it to its end in one go, as fast as possible or at a {@link Pace}; {@link
 * #step} takes it one step further. A world is used by one thread and closed after use.
 */
public final class World implements AutoCloseable {
  private final List<ArrivalSource> arrivals = new ArrayList<>();
  private final Census census = new Census();
  private final ResultRecorder results;
  private final WorldSystem system;
  private final Windows windows;
  private final long horizon;
  private final ActorRef<ControlPlane.Command> controlPlane;

  /**
   * A world at its epoch.
   *
   * @param recorders see the world's history beside the one that makes the result
   */
  public World(
      WorldSpecification specification, Parallelism parallelism, List<Recorder> recorders) {
    this(specification, parallelism, recorders, Witness.NONE);
  }

  /** As above, with somebody who sees what placement decides. */
  public World(
      WorldSpecification specification,
      Parallelism parallelism,
      List<Recorder> recorders,
      Witness witness) {
    horizon = specification.horizonNanos().orElse(Windows.NEVER);
    RandomStreams streams = RandomStreams.of(specification.seed());
    Network network = new Network(specification.timing().network(), streams);
    boolean single = network.lookaheadNanos() == 0;
    int lanes = single ? 1 : 1 + parallelism.lanes();
    results = new ResultRecorder();
    results.name(specification.workloads().stream().map(Workload::name).toList());
    List<Recorder> all = new ArrayList<>(recorders);
    all.add(results);
    system = new WorldSystem(lanes);
    windows =
        new Windows(
            system.lanes(),
            network.lookaheadNanos(),
            parallelism.threads(),
            new History(all, single));
    try {
      for (Workload workload : specification.workloads()) {
        arrivals.add(workload.arrivals().get());
      }
      ControlPlane.Setup setup =
          new ControlPlane.Setup(
              specification, system.lanes(), streams, network, census, arrivals, witness);
      controlPlane =
          system.spawn(
              ControlPlane.create(setup),
              "control-plane",
              WorldSettings.inLane(ControlPlane.LANE),
              windows);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** The world's virtual time, in nanoseconds since its epoch. */
  public long now() {
    return windows.now();
  }

  /** When the last thing happened, in nanoseconds since the world's epoch. */
  public long reached() {
    return windows.reached();
  }

  /** Brings an input to the control plane, which takes it up with the next step. */
  public void tell(ControlPlane.Command input) {
    windows.bring(() -> controlPlane.tell(input));
  }

  /**
   * Brings an input to the control plane at this time, or as soon after it as what has happened
   * permits. A world that is told the same inputs at the same times, each after all of {@link
   * #runNext} up to that time and before {@link #runInstant}, has the same history.
   *
   * @return when it happens
   */
  public long tell(ControlPlane.Command input, long nanos) {
    return windows.bringAt(nanos, () -> controlPlane.tell(input));
  }

  /** When the next thing happens, or {@link Windows#NEVER}. */
  public long nextTime() {
    return windows.nextTime();
  }

  /**
   * Runs the next window if it begins before this time, whether or not there is anything to wait
   * for: a world that somebody outside lives with does not end by itself.
   *
   * @return whether there was one
   */
  public boolean runNext(long nanos) {
    if (windows.nextTime() >= Math.min(nanos, horizon)) {
      return false;
    }
    windows.runNext(horizon);
    return true;
  }

  /** Runs what happens next, and nothing that happens later than that. */
  public void runInstant() {
    long next = windows.nextTime();
    if (next < horizon) {
      windows.runNext(next + 1);
    }
  }

  /** Hands the recorders all that has happened. */
  public void flush() {
    windows.flush();
  }

  /** The hash of the history so far. */
  public String hash() {
    windows.flush();
    return results.hashSoFar();
  }

  /**
   * Runs what happens next: one window of the lanes, or a single instant in a world without network
   * delay.
   *
   * @return false when the world has come to its end
   */
  public boolean step() {
    if (isAtRest() || windows.nextTime() >= horizon) {
      return false;
    }
    windows.runNext(horizon);
    return true;
  }

  /**
   * Runs the world to its end and returns what came of it.
   *
   * @param stopped asked between steps; when it says so the world ends early, and the result is
   *     marked as interrupted
   */
  public RunResult run(Pace pace, BooleanSupplier stopped) {
    while (!isAtRest()) {
      if (stopped.getAsBoolean()) {
        return finish(true);
      }
      if (pace != Pace.BATCH) {
        // Whoever watches wants to see what has happened before the time passes, not after.
        windows.flush();
      }
      pace.await(Math.min(windows.nextTime(), horizon), stopped);
      if (!stopped.getAsBoolean() && !step()) {
        return finish(false);
      }
    }
    return finish(false);
  }

  /** Ends the world where it is and returns what came of it so far. */
  public RunResult finish(boolean interrupted) {
    long reached = windows.reached();
    boolean ranToHorizon = !interrupted && horizon != Windows.NEVER;
    windows.finish(ranToHorizon ? horizon : reached);
    return results.result(interrupted);
  }

  @Override
  public void close() {
    windows.close();
    system.close();
    arrivals.forEach(ArrivalSource::close);
  }

  /** Whether nothing is left to wait for; a world with a horizon waits for that. */
  private boolean isAtRest() {
    boolean idle = census.isIdle() && !windows.hasInput();
    return horizon == Windows.NEVER && (idle || windows.nextTime() == Windows.NEVER);
  }
}
