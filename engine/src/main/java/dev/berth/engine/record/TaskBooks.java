package dev.berth.engine.record;

import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.record.WorldEvent.TaskPlaced;

/** What the events so far say of one task. */
final class TaskBooks {
  private static final long NOT_YET = -1;

  private final TaskPlaced placed;
  private TaskStatus status;
  private long since;
  private long releasedAt = NOT_YET;
  private boolean onHost;
  private boolean orphan;

  TaskBooks(TaskPlaced placed) {
    this.placed = placed;
    status = placed.status();
    since = placed.time();
  }

  /** The event that it began with. */
  TaskPlaced placed() {
    return placed;
  }

  int instance() {
    return placed.instance();
  }

  TaskStatus status() {
    return status;
  }

  /** When it entered its status. */
  long since() {
    return since;
  }

  void enter(TaskStatus next, long time) {
    status = next;
    since = time;
  }

  boolean isReleased() {
    return releasedAt != NOT_YET;
  }

  long releasedAt() {
    return releasedAt;
  }

  void release(long time) {
    releasedAt = time;
  }

  /** Whether ECS has lost sight of it. */
  boolean isOrphan() {
    return orphan;
  }

  void orphan() {
    orphan = true;
  }

  /** Whether it has ever had containers on its host. */
  boolean isOnHost() {
    return onHost;
  }

  void enterHost() {
    onHost = true;
  }
}
