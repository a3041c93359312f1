package dev.berth.engine.lifecycle.container;

import dev.berth.engine.random.Distribution;
import org.jspecify.annotations.Nullable;

/** What a container does once it runs. ECS does not know this; the workload does. */
public record ContainerBehaviour(Run run, Health health, OnSigterm onSigterm) {
  /** Runs until it is stopped, is healthy, and obeys SIGTERM. */
  public static final ContainerBehaviour UNTIL_STOPPED =
      new ContainerBehaviour(new Run.UntilStopped(), Health.GOOD, new OnSigterm.InProfileTime());

  /** Runs for as long as the task's execution says, and exits as it says. */
  public static final ContainerBehaviour AS_TASK = UNTIL_STOPPED.running(new Run.AsTask());

  /** How long it runs by itself. */
  public sealed interface Run {
    /** As long as the task's execution says, with its exit code. */
    record AsTask() implements Run {}

    /** Until it is stopped. */
    record UntilStopped() implements Run {}

    /** For a time of its own, in seconds, with an exit code of its own. */
    record For(Distribution seconds, int exitCode) implements Run {}
  }

  /**
   * When its health checks pass.
   *
   * @param after from how many seconds after its start on
   * @param until up to how many seconds after its start; {@code null}: for ever
   * @param hangs whether a check that does not pass runs into its time-out instead of failing at
   *     once
   */
  public record Health(Distribution after, @Nullable Distribution until, boolean hangs) {
    /** Checks always pass. */
    public static final Health GOOD = new Health(new Distribution.Constant(0), null, false);
  }

  /** What it does about SIGTERM. */
  public sealed interface OnSigterm {
    /** Ends in the time that the timing profile has for STOPPING, with exit code 143. */
    record InProfileTime() implements OnSigterm {}

    /** Exits after so many seconds. */
    record ExitsAfter(Distribution seconds, int exitCode) implements OnSigterm {}

    /** Nothing: it runs until SIGKILL. */
    record Ignores() implements OnSigterm {}
  }

  /**
   * What a container does otherwise than by default.
   *
   * @param run {@code null} for the default, like the others
   */
  public record Difference(
      @Nullable Run run, @Nullable Health health, @Nullable OnSigterm onSigterm) {
    /** The behaviour that differs so from the usual one. */
    ContainerBehaviour from(ContainerBehaviour usual) {
      return new ContainerBehaviour(
          run == null ? usual.run() : run,
          health == null ? usual.health() : health,
          onSigterm == null ? usual.onSigterm() : onSigterm);
    }
  }

  /** The same with another run. */
  public ContainerBehaviour running(Run other) {
    return new ContainerBehaviour(other, health, onSigterm);
  }

  /** The same with other health. */
  public ContainerBehaviour healthy(Health other) {
    return new ContainerBehaviour(run, other, onSigterm);
  }

  /** The same with another answer to SIGTERM. */
  public ContainerBehaviour onSigterm(OnSigterm other) {
    return new ContainerBehaviour(run, health, other);
  }

  /** Whether it ends by itself, if the task's execution has an end. */
  boolean ends(boolean taskEnds) {
    return switch (run) {
      case Run.AsTask() -> taskEnds;
      case Run.UntilStopped() -> false;
      case Run.For(Distribution _, int _) -> true;
    };
  }
}
