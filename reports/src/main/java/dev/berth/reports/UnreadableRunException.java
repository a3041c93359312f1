package dev.berth.reports;

import java.nio.file.Path;

/** A directory that is not one of a run, or no longer a whole one; the message says why. */
public final class UnreadableRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A directory that cannot be read for a reason. */
  public UnreadableRunException(Path directory, String reason) {
    super(message(directory, reason));
  }

  /** A directory that cannot be read for a reason that became known by a failure. */
  public UnreadableRunException(Path directory, String reason, Throwable cause) {
    super(message(directory, reason), cause);
  }

  private static String message(Path directory, String reason) {
    return "%s cannot be read as the directory of a run: %s".formatted(directory, reason);
  }
}
