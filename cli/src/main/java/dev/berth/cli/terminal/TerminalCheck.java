package dev.berth.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out whether a file descriptor of this process is a terminal; Java knows only of stdin. */
final class TerminalCheck {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private TerminalCheck() {}

  static boolean isTerminal(int descriptor) {
    try {
      return Files.isDirectory(DESCRIPTORS)
          ? isTerminalDevice(Files.readSymbolicLink(DESCRIPTORS.resolve("" + descriptor)))
          : asShellDoes(descriptor);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static boolean isTerminalDevice(Path device) {
    String name = device.toString();
    return name.startsWith("/dev/pts/")
        || name.startsWith("/dev/tty")
        || name.equals("/dev/console");
  }

  /** Asks {@code test -t}, for systems that do not show their descriptors as files. */
  private static boolean asShellDoes(int descriptor) throws IOException {
    try {
      return new ProcessBuilder("test", "-t", "" + descriptor).inheritIO().start().waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
