package dev.berth.engine.record;

import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.record.WorldEvent.TaskPlaced;
import dev.berth.engine.record.WorldEvent.TaskReleased;
import dev.berth.engine.record.WorldEvent.TaskStatusChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All events of a small world, to be asked. */
public final class RecordedEvents implements Recorder {
  private static final double NANOS = 1e9;

  private final List<WorldEvent> all = new ArrayList<>();

  @Override
  public void on(WorldEvent event) {
    all.add(event);
  }

  /** Every event in order. */
  public List<WorldEvent> all() {
    return all;
  }

  /** The events of one kind, in order. */
  public <E extends WorldEvent> Stream<E> of(Class<E> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** The placement of a task. */
  public TaskPlaced placed(long task) {
    return of(TaskPlaced.class).filter(each -> each.task() == task).findFirst().orElseThrow();
  }

  /** When a task was placed, in seconds. */
  public double placedAt(long task) {
    return placed(task).time() / NANOS;
  }

  /** When a task's resources were given back, in seconds. */
  public double releasedAt(long task) {
    return of(TaskReleased.class)
            .filter(each -> each.task() == task)
            .mapToLong(WorldEvent::time)
            .findFirst()
            .orElseThrow()
        / NANOS;
  }

  /** When a task entered a status, in seconds. */
  public double enteredAt(long task, TaskStatus status) {
    return steps(task)
            .filter(each -> each.to() == status)
            .mapToLong(WorldEvent::time)
            .findFirst()
            .orElseThrow()
        / NANOS;
  }

  /** The states of a task, from the first to STOPPED. */
  public List<TaskStatus> statuses(long task) {
    return Stream.concat(Stream.of(placed(task).status()), steps(task).map(each -> each.to()))
        .filter(status -> status != TaskStatus.DELETED)
        .toList();
  }

  /** The exit code that a task reported when it stopped. */
  public int exitCode(long task) {
    return exitCodeIn(task, TaskStatus.STOPPED);
  }

  /** The exit code that a task reported when it entered a state. */
  public int exitCodeIn(long task, TaskStatus status) {
    return steps(task)
        .filter(each -> each.to() == status)
        .mapToInt(TaskStatusChanged::exitCode)
        .findFirst()
        .orElseThrow();
  }

  private Stream<TaskStatusChanged> steps(long task) {
    return of(TaskStatusChanged.class).filter(each -> each.task() == task);
  }
}
