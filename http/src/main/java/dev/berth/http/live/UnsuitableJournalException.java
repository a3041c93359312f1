package dev.berth.http.live;

import java.nio.file.Path;

/** A journal is of a world that began with something else: its inputs would make another one. */
public final class UnsuitableJournalException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnsuitableJournalException(Path path) {
    super(path + " is of worlds that began with something else");
  }
}
