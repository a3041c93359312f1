package dev.berth.cli.terminal;

import java.util.List;
import sun.misc.Signal;

/**
 * Requests from outside to stop, such as Ctrl-C. The first one is a wish, which a run grants at its
 * next step; the second ends the process at once.
 *
 * <p>A shutdown hook would not do: while hooks run, Java no longer hears a second request.
 */
public final class Interruption {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  private final Terminal terminal;
  private volatile int signal;
  private volatile Runnable onAbort = () -> {};

  /** A state in which nobody has asked to stop. */
  public Interruption(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Listens to the signals of the process from now on.
   *
   * @param onAbort run before the process ends at once
   */
  public void listen(Runnable onAbort) {
    this.onAbort = onAbort;
    for (String name : SIGNALS) {
      try {
        Signal.handle(new Signal(name), received -> request(received.getNumber()));
      } catch (IllegalArgumentException _) {
        // The platform does not have it, or Java was told to leave signals alone.
      }
    }
  }

  /** Asks to stop, as a signal with this number does. */
  public void request(int number) {
    if (signal != 0) {
      onAbort.run();
      Runtime.getRuntime().halt(ExitCode.ofSignal(number));
    }
    signal = number;
    terminal.err().println("\nberth: stopping, the report will cover what ran so far");
  }

  /** Whether somebody has asked to stop. */
  public boolean isRequested() {
    return signal != 0;
  }

  /** The exit code of a process that was asked to stop. */
  public int exitCode() {
    return ExitCode.ofSignal(signal);
  }
}
