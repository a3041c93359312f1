package dev.berth.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Standard output that does not hide a full disk as a print stream does. A reader that has gone
 * away, such as {@code head}, has seen what it wanted: what follows is dropped.
 */
final class Sink extends BufferedOutputStream {
  private boolean unread;

  Sink(OutputStream out) {
    super(out);
  }

  @Override
  public synchronized void write(int b) {
    guarded(() -> super.write(b));
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    guarded(() -> super.write(bytes, offset, length));
  }

  @Override
  public synchronized void flush() {
    guarded(super::flush);
  }

  private void guarded(Writing writing) {
    if (unread) {
      return;
    }
    try {
      writing.run();
    } catch (IOException e) {
      unread = true;
      if (!String.valueOf(e.getMessage()).contains("Broken pipe")) {
        throw new UncheckedIOException("cannot write to standard output: " + e.getMessage(), e);
      }
    }
  }

  /** One write to the stream beneath. */
  private interface Writing {
    void run() throws IOException;
  }
}
