package dev.berth.engine.actors;

import dev.berth.engine.cluster.Launch;
import dev.berth.engine.lifecycle.container.ContainerPlan;
import dev.berth.engine.lifecycle.container.TaskRun;
import dev.berth.engine.lifecycle.container.TaskStep;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.time.pekko.LaneActor;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/** A task whose containers are followed one by one: holds its {@link TaskRun} and one timer. */
final class ContainerTask extends LaneActor<Task.Command> {
  private final Agent agent;
  private final Launch launch;
  private final TaskRun run;
  private @Nullable Cancellable timer;
  private long timerAt = Long.MAX_VALUE;

  private ContainerTask(
      ActorContext<Task.Command> context, Agent agent, Launch launch, ContainerPlan plan) {
    super(context, agent.lane());
    this.agent = agent;
    this.launch = launch;
    run = new TaskRun(agent.runOf(launch, plan));
  }

  /** A task that its agent begins to work on. */
  static Behavior<Task.Command> create(Agent agent, Launch launch, ContainerPlan plan) {
    return begin(
        agent.lane(),
        context -> {
          ContainerTask task = new ContainerTask(context, agent, launch, plan);
          task.run.begin(agent.lane().now());
          return task.follow();
        });
  }

  /** A task that its agent was told to stop before it could begin to work on it. */
  static Behavior<Task.Command> createStopping(Agent agent, Launch launch, ContainerPlan plan) {
    return begin(
        agent.lane(),
        context -> {
          ContainerTask task = new ContainerTask(context, agent, launch, plan);
          task.run.stop(agent.lane().now());
          return task.follow();
        });
  }

  @Override
  protected Behavior<Task.Command> onCommand(Task.Command command) {
    long now = lane().now();
    if (command == Task.Signal.LOST) {
      cancelTimer();
      agent.taskLost(launch, run.lastStatus());
      return Behaviors.stopped();
    }
    switch (command) {
      case Task.Signal.STOP, Task.Signal.LOST -> run.stop(now);
      case Task.Signal.STAGE_DONE -> {
        timerAt = Long.MAX_VALUE;
        run.wake(now);
      }
      case Task.Pulled(var answer) ->
          run.pulled(now, answer.ticket().container(), answer.failure());
    }
    return follow();
  }

  /** Tells of all that has happened and waits for what comes next. */
  private Behavior<Task.Command> follow() {
    List<TaskStep> steps = run.takeSteps();
    if (!steps.isEmpty()) {
      agent.detailChanged(launch.task(), run.detail());
    }
    boolean unwanted = false;
    for (TaskStep step : steps) {
      switch (step) {
        case TaskStep.StatusChanged(TaskStatus from, TaskStatus to, int exitCode) -> {
          if (to == TaskStatus.STOPPED) {
            agent.taskEnded(launch, run.detail());
          }
          agent.taskChanged(launch, from, to, exitCode);
        }
        case TaskStep.ContainerChanged changed -> agent.containerChanged(launch, changed);
        case TaskStep.ImageWanted wanted -> agent.wantImage(launch, wanted);
        case TaskStep.ImagesUnwanted() -> unwanted = true;
      }
    }
    if (unwanted) {
      agent.unwantImages(launch);
    }
    if (run.lastStatus() == TaskStatus.STOPPED) {
      cancelTimer();
      agent.taskGone(launch);
      return Behaviors.stopped();
    }
    setTimer();
    return this;
  }

  private void setTimer() {
    long next = run.nextTime();
    if (next == timerAt) {
      return;
    }
    cancelTimer();
    if (next != Long.MAX_VALUE) {
      timerAt = next;
      Duration delay = Duration.ofNanos(next - lane().now());
      timer = getContext().scheduleOnce(delay, getContext().getSelf(), Task.Signal.STAGE_DONE);
    }
  }

  private void cancelTimer() {
    if (timer != null && timerAt != Long.MAX_VALUE) {
      timer.cancel();
    }
    timerAt = Long.MAX_VALUE;
  }
}
