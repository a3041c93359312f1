package dev.berth.engine;

import dev.berth.engine.actors.ControlPlane;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.Distribution.Constant;
import dev.berth.engine.record.InvariantChecker;
import dev.berth.engine.record.RecordedEvents;
import dev.berth.engine.record.RunResult;
import dev.berth.engine.time.Pace;
import java.util.ArrayList;
import java.util.List;

/** Worlds to run in tests, always with their invariants checked. */
public final class WorldFixtures {
  private WorldFixtures() {}

  /** A run to its end, on the calling thread. */
  public static Run run(WorldSpecification specification) {
    return run(specification, Parallelism.SINGLE);
  }

  /** A run to its end. */
  public static Run run(WorldSpecification specification, Parallelism parallelism) {
    try (Stepped world = new Stepped(specification, parallelism)) {
      return world.runOut();
    }
  }

  /** Stages with fixed durations in seconds; the network takes 10 ms one way. */
  public static TimingProfile fixedTiming(double start, double stop) {
    return timing(new Constant(0.01), start, stop);
  }

  /** Stages with fixed durations in seconds, over this network. */
  public static TimingProfile timing(Distribution network, double start, double stop) {
    return new TimingProfile(
        "fixed",
        network,
        new Constant(4),
        new Constant(start),
        new Constant(2),
        new Constant(3),
        new Constant(stop),
        new Constant(1),
        new Constant(60));
  }

  /** The result of a run with all its events. */
  public record Run(RunResult result, RecordedEvents events) {
    /** The hash of the whole history. */
    public String hash() {
      return result.resultHash();
    }
  }

  /** A world that a test takes forward by hand. */
  public static final class Stepped implements AutoCloseable {
    private final RecordedEvents events = new RecordedEvents();
    private final WorldSpecification specification;
    private final InvariantChecker checker;
    private final World world;

    /** A world at its epoch. */
    public Stepped(WorldSpecification specification, Parallelism parallelism) {
      this.specification = specification;
      checker = new InvariantChecker();
      world = new World(specification, parallelism, List.of(events, checker));
    }

    /** The world itself. */
    public World world() {
      return world;
    }

    /** Steps until the world has reached this virtual time, or has ended. */
    public void stepTo(double seconds) {
      boolean more = true;
      while (more && world.now() < WorldBuilder.nanos(seconds)) {
        more = world.step();
      }
    }

    /** Asks the control plane to stop a task. */
    public void stopTask(long task) {
      world.tell(new ControlPlane.StopTask(WorldBuilder.CLUSTER, task));
    }

    /** What ECS answers to a call that is made now. */
    public <R> Outcome<R> call(Operation<R> operation) {
      List<Outcome<R>> outcomes = new ArrayList<>();
      world.tell(new ControlPlane.Call<>(operation, outcomes::add));
      boolean more = true;
      while (outcomes.isEmpty() && more) {
        more = world.step();
      }
      return outcomes.getFirst();
    }

    /** The response to a call that is made now and not refused. */
    public <R> R done(Operation<R> operation) {
      return ((Outcome.Done<R>) call(operation)).response();
    }

    /** Runs to the end. */
    public Run runOut() {
      return checked(world.run(Pace.BATCH, () -> false));
    }

    /** Takes single steps to the end. */
    public Run stepOut() {
      boolean more = true;
      while (more) {
        more = world.step();
      }
      return checked(world.finish(false));
    }

    @Override
    public void close() {
      world.close();
    }

    private Run checked(RunResult result) {
      if (specification.horizonNanos().isEmpty()) {
        checker.checkAllGivenBack(true);
      }
      return new Run(result, events);
    }
  }
}
