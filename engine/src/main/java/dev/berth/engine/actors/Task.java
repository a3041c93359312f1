package dev.berth.engine.actors;

import dev.berth.engine.cluster.Launch;
import dev.berth.engine.input.Execution;
import dev.berth.engine.lifecycle.TaskState;
import dev.berth.engine.lifecycle.container.ImageStore;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.record.WorldEvent.TaskStatusChanged;
import dev.berth.engine.time.pekko.LaneActor;
import java.time.Duration;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * A task on its container instance: passes the states of its life, each after the time that the
 * timing profile or its own containers take, and reports every step to the control plane.
 */
final class Task extends LaneActor<Task.Command> {
  /** What a task can be told. */
  sealed interface Command {}

  /** What needs no more than a word. */
  enum Signal implements Command {
    /** The control plane wants the task STOPPED. */
    STOP,
    /** The task's host is gone. */
    LOST,
    /** The task's own timer: all that its present state waits for is done. */
    STAGE_DONE
  }

  /** From the instance: an image that one of its containers wanted is there, or will not be. */
  record Pulled(ImageStore.Answer answer) implements Command {}

  /** 128 + 15: what a container exits with that SIGTERM ends. */
  private static final int SIGTERM_EXIT_CODE = 143;

  private static final int NO_EXIT_CODE = TaskStatusChanged.NO_EXIT_CODE;

  private final Agent agent;
  private final Launch launch;
  private final UniformRandomProvider random;
  private TaskState state;
  private int exitCode = NO_EXIT_CODE;
  private @Nullable Cancellable stageTimer;

  private Task(ActorContext<Command> context, Agent agent, Launch launch) {
    super(context, agent.lane());
    this.agent = agent;
    this.launch = launch;
    this.random = agent.timingStreamOf(launch.task());
    this.state = TaskState.created(launch.path());
  }

  /** A task that its agent begins to work on. */
  static Behavior<Command> create(Agent agent, Launch launch) {
    return begin(agent.lane(), context -> new Task(context, agent, launch).stay());
  }

  /** A task that its agent was told to stop before it could begin to work on it. */
  static Behavior<Command> createStopping(Agent agent, Launch launch) {
    return begin(agent.lane(), context -> new Task(context, agent, launch).onStop());
  }

  @Override
  protected Behavior<Command> onCommand(Command command) {
    return switch (command) {
      case Signal.STAGE_DONE -> onStageDone();
      case Signal.STOP -> onStop();
      case Signal.LOST -> {
        agent.taskLost(launch, state.lastStatus());
        yield Behaviors.stopped();
      }
      case Pulled pulled ->
          throw new IllegalStateException(
              "task %d wanted no image: %s".formatted(launch.task(), pulled));
    };
  }

  private Behavior<Command> onStageDone() {
    if (state.lastStatus() == TaskStatus.RUNNING) {
      exitCode = launch.execution().exitCode();
    } else if (state.lastStatus() == TaskStatus.STOPPING && exitCode == NO_EXIT_CODE) {
      exitCode = SIGTERM_EXIT_CODE;
    }
    return enter(state.advance());
  }

  private Behavior<Command> onStop() {
    TaskState stopping = state.stop();
    if (stopping.lastStatus() == state.lastStatus()) {
      return this;
    }
    if (stageTimer != null) {
      stageTimer.cancel();
    }
    return enter(stopping);
  }

  private Behavior<Command> enter(TaskState next) {
    agent.taskChanged(launch, state.lastStatus(), next.lastStatus(), exitCode);
    state = next;
    if (state.lastStatus() == TaskStatus.STOPPED) {
      agent.taskGone(launch);
      return Behaviors.stopped();
    }
    return stay();
  }

  /** Waits for as long as the present state lasts. */
  private Behavior<Command> stay() {
    long nanos = stageNanos();
    if (nanos == 0) {
      return onStageDone();
    }
    if (nanos != Execution.ENDLESS) {
      Duration delay = Duration.ofNanos(nanos);
      stageTimer = getContext().scheduleOnce(delay, getContext().getSelf(), Signal.STAGE_DONE);
    }
    return this;
  }

  private long stageNanos() {
    return state.lastStatus() == TaskStatus.RUNNING
        ? launch.execution().runTimeNanos()
        : agent.timing().stage(state.lastStatus()).sampleNanos(random);
  }
}
