package dev.berth.engine.lifecycle.container;

import java.util.ArrayList;
import java.util.List;

/** One pull of an image to an instance. */
final class ImagePull {
  /** How long an agent waits for a manifest, and for a pull that makes no progress. */
  private static final long INACTIVITY_NANOS = 60 * ContainerRun.SECOND;

  private static final long LIMIT_NANOS = 2 * 3_600 * ContainerRun.SECOND;

  /** Less than this is rounding. */
  private static final double NOTHING = 1e-3;

  final String image;
  final long failsAt;
  final PullFailure failure;
  final List<ImageStore.Ticket> waiting = new ArrayList<>();
  private final boolean progresses;

  /** Nanoseconds that the rest would take with the connection to itself. */
  private double nanosLeft;

  private ImagePull(
      String image, long failsAt, PullFailure failure, double nanosLeft, boolean progresses) {
    this.image = image;
    this.failsAt = failsAt;
    this.failure = failure;
    this.nanosLeft = nanosLeft;
    this.progresses = progresses;
  }

  /** A pull that takes so long with the connection to itself, or fails sooner or later. */
  static ImagePull begin(long now, String image, StartFault fault, double nanos) {
    return switch (fault) {
      case PULL_NO_MANIFEST ->
          new ImagePull(image, now + INACTIVITY_NANOS, PullFailure.NO_MANIFEST, nanos, false);
      case PULL_STALLED ->
          new ImagePull(image, now + INACTIVITY_NANOS, PullFailure.INACTIVE, nanos, false);
      case NONE, PULL_REFUSED, CONTAINER_START, NETWORK_INTERFACE, VOLUME ->
          new ImagePull(image, now + LIMIT_NANOS, PullFailure.TIMED_OUT, nanos, true);
    };
  }

  /** Whether it uses the connection. */
  boolean transfers() {
    return progresses;
  }

  boolean isComplete() {
    return progresses && nanosLeft < NOTHING;
  }

  /** Lets time pass that it shares with other pulls. */
  void progress(long nanos, int transfers) {
    if (progresses) {
      nanosLeft -= (double) nanos / transfers;
    }
  }

  /** When it is complete if as many go on to share the connection. */
  long endsAt(long now, int transfers) {
    return progresses
        ? now + (long) Math.min(Math.ceil(nanosLeft * transfers), LIMIT_NANOS * 2.0)
        : ContainerRun.NEVER;
  }
}
