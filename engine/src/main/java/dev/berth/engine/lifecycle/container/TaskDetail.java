package dev.berth.engine.lifecycle.container;

import dev.berth.engine.model.StopCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent reports of a task whose containers it follows one by one, besides its status. Times
 * are nanoseconds since the world's epoch, {@link #NOT_YET} before they come.
 *
 * @param pullStartedAt when the first image was asked for
 * @param pullStoppedAt when the last one was there
 * @param executionStoppedAt when the first essential container had stopped
 * @param stopCode {@code null} while the task goes on, and when somebody else stopped it
 * @param stoppedReason empty like the stop code
 */
public record TaskDetail(
    long pullStartedAt,
    long pullStoppedAt,
    long executionStoppedAt,
    @Nullable StopCode stopCode,
    String stoppedReason,
    HealthStatus healthStatus,
    List<OfContainer> containers) {
  /** A time that has not come. */
  public static final long NOT_YET = ContainerRun.NEVER;

  /** No container has exited. */
  public static final int NO_EXIT_CODE = ContainerRun.NO_EXIT_CODE;

  public TaskDetail {
    containers = List.copyOf(containers);
  }

  /** Whether it has stopped because its volume did not come. */
  public boolean lacksVolume() {
    return stoppedReason.equals(Reason.NO_VOLUME);
  }

  /** A container's lastStatus as the API shows it. */
  public enum LastStatus {
    PENDING,
    RUNNING,
    STOPPED
  }

  /**
   * One container.
   *
   * @param exitCode -1 if there is none
   * @param reason empty if there is none
   */
  public record OfContainer(
      String name,
      LastStatus lastStatus,
      int exitCode,
      String reason,
      HealthStatus healthStatus,
      int restartCount,
      List<NetworkBinding> networkBindings) {
    public OfContainer {
      networkBindings = List.copyOf(networkBindings);
    }

    static OfContainer of(ContainerRun container) {
      LastStatus status =
          switch (container.phase) {
            case WAITING, PULLING, STARTING -> LastStatus.PENDING;
            case RUNNING, STOPPING -> LastStatus.RUNNING;
            case STOPPED -> LastStatus.STOPPED;
          };
      return new OfContainer(
          container.definition.name(),
          status,
          container.exitCode,
          container.reason,
          container.healthStatus(),
          container.restarts,
          container.bindings);
    }
  }
}
