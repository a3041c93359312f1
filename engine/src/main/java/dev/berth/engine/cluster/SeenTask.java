package dev.berth.engine.cluster;

import dev.berth.engine.model.DesiredStatus;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.placement.Placement;

/** A task as whoever asks for it sees it. */
public interface SeenTask {
  /** Its number in the world. */
  long number();

  /** The revision that it runs. */
  TaskDefinition definition();

  /** What a call said of it beyond what placement and agent must know. */
  TaskDetails details();

  /** The instance that it was placed on, or {@link Placement#NO_INSTANCE}. */
  int instance();

  /** Where the control plane wants it. */
  DesiredStatus desiredStatus();

  /** Where it is. */
  TaskStatus lastStatus();

  /** Whether it is a task of a service that runs, as those are that can be protected. */
  default boolean canBeProtected() {
    return details().service() != null && lastStatus() == TaskStatus.RUNNING;
  }

  /** Whether neither scale-in nor deployments may stop it. */
  default boolean isProtected(long now) {
    return now < details().protectedUntil();
  }
}
