package dev.berth.engine.pipeline;

import dev.berth.engine.api.task.Container;
import dev.berth.engine.api.task.Task;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A task that a step follows: tells what is new in each description of it. */
final class TaskWatch {
  private static final String STOPPED = "STOPPED";
  private static final String NEVER_STARTED = "TaskFailedToStart";

  private final String arn;
  private final Consumer<StepNews> news;
  private final Set<String> exited = new HashSet<>();
  private String lastStatus;
  private @Nullable Task end;

  /** A task as the call that created it describes it. */
  TaskWatch(Task task, Consumer<StepNews> news) {
    arn = task.taskArn();
    this.news = news;
    lastStatus = task.lastStatus();
  }

  String arn() {
    return arn;
  }

  boolean hasStopped() {
    return end != null;
  }

  /**
   * Tells what has changed.
   *
   * @param essential names of the containers that count
   */
  void see(Task task, List<String> essential) {
    if (hasStopped()) {
      return;
    }
    boolean stopped = task.lastStatus().equals(STOPPED);
    if (!task.lastStatus().equals(lastStatus) && !stopped) {
      news.accept(new StepNews.StatusSeen(arn, task.lastStatus(), task.containerInstanceArn()));
    }
    lastStatus = task.lastStatus();
    for (Container container : task.containers()) {
      boolean over = container.exitCode() != null || stopped;
      if (over && exited.add(container.name())) {
        news.accept(
            new StepNews.ContainerExited(
                arn,
                container.name(),
                essential.contains(container.name()),
                container.exitCode(),
                container.reason()));
      }
    }
    if (stopped) {
      end = task;
      news.accept(new StepNews.TaskStopped(arn, task.stopCode(), task.stoppedReason()));
    }
  }

  /**
   * What became of the stopped task.
   *
   * @param essential names of the containers that count
   */
  StepEnd verdict(List<String> essential) {
    Task task = end;
    if (task == null) {
      throw new IllegalStateException("task " + arn + " has not stopped");
    }
    if (NEVER_STARTED.equals(task.stopCode()) && task.containerInstanceArn() == null) {
      return new StepEnd(StepResult.NOT_PLACED, null);
    }
    Integer code = null;
    boolean allExited = true;
    for (Container container : task.containers()) {
      if (essential.contains(container.name())) {
        Integer own = container.exitCode();
        allExited &= own != null;
        code = code == null || code == 0 ? (own == null ? code : own) : code;
      }
    }
    boolean success = allExited && code != null && code == 0;
    return new StepEnd(success ? StepResult.SUCCEEDED : StepResult.FAILED, code);
  }
}
