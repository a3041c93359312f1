package dev.berth.cli.terminal;

import dev.berth.reports.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Tells how a run is getting on, on standard error: on a terminal a single line that is rewritten a
 * few times a second, elsewhere a calm line every ten seconds.
 */
public final class ProgressDisplay implements AutoCloseable {
  private static final long LIVE_MILLIS = 200;
  private static final long CALM_MILLIS = 10_000;
  private static final double NANOS = 1e9;

  // A line wider than the terminal is cut, not wrapped: a wrapped one could not be rewritten.
  private static final String LINE_START = "\r\u001b[?7l";
  private static final String LINE_END = "\u001b[K\u001b[?7h";
  private static final String LINE_CLEAR = "\r\u001b[K";

  private final Terminal terminal;
  private final String title;
  private final Progress progress;
  private final OptionalLong horizonNanos;
  private final long startNanos = System.nanoTime();
  private final Thread ticker;
  private boolean shown;

  /**
   * A display that begins at once.
   *
   * @param title what runs
   * @param horizonNanos when the world ends, where that is known
   */
  public ProgressDisplay(
      Terminal terminal, String title, Progress progress, OptionalLong horizonNanos) {
    this.terminal = terminal;
    this.title = title;
    this.progress = progress;
    this.horizonNanos = horizonNanos;
    this.ticker = Thread.ofPlatform().daemon().name("berth-progress").start(this::tick);
  }

  /** Ends the display and leaves no trace of it on a terminal. */
  @Override
  public void close() {
    ticker.interrupt();
    boolean interrupted = false;
    while (ticker.isAlive()) {
      try {
        ticker.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (shown && terminal.errIsTerminal()) {
      terminal.err().print(LINE_CLEAR);
      terminal.err().flush();
    }
  }

  private void tick() {
    try {
      while (true) {
        Thread.sleep(terminal.errIsTerminal() ? LIVE_MILLIS : CALM_MILLIS);
        show(line(progress.snapshot(), (System.nanoTime() - startNanos) / NANOS));
      }
    } catch (InterruptedException _) {
      // The run is over.
    }
  }

  private void show(String line) {
    if (terminal.errIsTerminal()) {
      terminal.err().print(LINE_START + line + LINE_END);
      terminal.err().flush();
    } else {
      terminal.err().println(line);
    }
    shown = true;
  }

  /** {@code quickstart 42m10s simulated (×312) 1,204 running 31 waiting 60 instances}. */
  String line(Progress.Snapshot now, double wallSeconds) {
    double simulated = now.timeNanos() / NANOS;
    double speed = wallSeconds > 0 ? simulated / wallSeconds : 0;
    if (now.instances() == 0) {
      return title + "  starting";
    }
    List<String> parts = new ArrayList<>();
    parts.add(title);
    parts.add(Numbers.duration(simulated) + " simulated (×" + rounded(speed) + ")");
    parts.add(Numbers.grouped(now.running()) + " running");
    if (now.underway() > 0) {
      parts.add(Numbers.grouped(now.underway()) + " starting or stopping");
    }
    parts.add(Numbers.grouped(now.waiting()) + " waiting");
    parts.add(
        Numbers.grouped(now.instances()) + (now.instances() == 1 ? " instance" : " instances"));
    if (horizonNanos.isPresent() && speed > 0) {
      double left = Math.max(0, (horizonNanos.getAsLong() / NANOS - simulated) / speed);
      parts.add(Numbers.duration(Math.ceil(left)) + " left");
    }
    return String.join("  ", parts);
  }

  private static String rounded(double speed) {
    return Numbers.grouped(speed, speed < 10 ? 1 : 0);
  }
}
