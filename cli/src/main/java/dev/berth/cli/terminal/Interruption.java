package dev.berth.cli.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Requests from outside to stop, such as Ctrl-C. The first one is a wish, which a run grants at its
 * next step; the second ends the process at once.
 *
 * <p>A shutdown hook would not do: while hooks run, Java no longer hears a second request.
 */
public final class Interruption implements AutoCloseable {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  private static final String PARTIAL =
      "stopping, the result will cover what ran so far; once more ends it at once";

  private final Terminal terminal;
  private final String announcement;
  private final Map<Signal, SignalHandler> replaced = new LinkedHashMap<>();
  private volatile int signal;
  private volatile Runnable onAbort = () -> {};

  /** A state in which nobody has asked to stop a run. */
  public Interruption(Terminal terminal) {
    this(terminal, PARTIAL);
  }

  /**
   * A state in which nobody has asked to stop.
   *
   * @param announcement what is told when somebody does
   */
  public Interruption(Terminal terminal, String announcement) {
    this.terminal = terminal;
    this.announcement = announcement;
  }

  /** Listens to the signals of the process, until closed. */
  public void listen() {
    for (String name : SIGNALS) {
      try {
        Signal each = new Signal(name);
        replaced.put(each, Signal.handle(each, received -> request(received.getNumber())));
      } catch (IllegalArgumentException _) {
        // The platform does not have it, or Java was told to leave signals alone.
      }
    }
  }

  /** Sets what is left to do before the process ends at once. */
  public void onAbort(Runnable action) {
    this.onAbort = action;
  }

  /** Asks to stop, as a signal with this number does. */
  public synchronized void request(int number) {
    if (signal != 0) {
      onAbort.run();
      Runtime.getRuntime().halt(ExitCode.ofSignal(number));
    }
    signal = number;
    terminal.err().println((terminal.errIsTerminal() ? "\n" : "") + "berth: " + announcement);
    notifyAll();
  }

  /** Waits until somebody asks to stop. */
  public synchronized void await() throws InterruptedException {
    while (signal == 0) {
      wait();
    }
  }

  /** Whether somebody has asked to stop. */
  public boolean isRequested() {
    return signal != 0;
  }

  /** The exit code of a process that was asked to stop. */
  public int exitCode() {
    return ExitCode.ofSignal(signal);
  }

  /** Leaves the signals to those who listened before. */
  @Override
  public void close() {
    replaced.forEach(Signal::handle);
    replaced.clear();
  }
}
