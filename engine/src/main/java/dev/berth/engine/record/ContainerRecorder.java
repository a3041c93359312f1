package dev.berth.engine.record;

import dev.berth.engine.model.StopCode;
import dev.berth.engine.record.WorldEvent.ContainerChanged;
import dev.berth.engine.record.WorldEvent.ImagePulled;
import dev.berth.engine.record.WorldEvent.TaskEnded;

/** Counts what becomes of containers and images. */
final class ContainerRecorder {
  private long started;
  private long restarted;
  private long unhealthy;
  private long neverStarted;
  private long pulls;
  private long failedPulls;

  void change(ContainerChanged event) {
    switch (event.change()) {
      case STARTED -> started++;
      case RESTARTED -> restarted++;
      case UNHEALTHY -> unhealthy++;
      case EXITED, NOT_STARTED, HEALTHY -> {}
    }
  }

  void pull(ImagePulled event) {
    switch (event.phase()) {
      case BEGAN -> pulls++;
      case FAILED -> failedPulls++;
      case ENDED, CANCELLED -> {}
    }
  }

  void end(TaskEnded event) {
    if (event.stopCode() == StopCode.TASK_FAILED_TO_START) {
      neverStarted++;
    }
  }

  Summary.Containers summary() {
    return new Summary.Containers(started, restarted, unhealthy, neverStarted, pulls, failedPulls);
  }
}
