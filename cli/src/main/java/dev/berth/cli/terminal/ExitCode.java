package dev.berth.cli.terminal;

/** The exit codes of every command. */
public final class ExitCode {
  /** All went well. */
  public static final int OK = 0;

  /** Something failed that the user's input did not cause, such as a full disk. */
  public static final int INTERNAL = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  /** A scenario or another input is wrong. */
  public static final int INVALID = 3;

  /** The run went well, but an expectation was not met. */
  public static final int UNMET = 4;

  /** A task had not stopped in time; the code of {@code timeout}. */
  public static final int TIMED_OUT = 124;

  /** A task did not come to run; the code of {@code docker run}. */
  public static final int NOT_RUN = 125;

  private static final int SIGNALLED = 128;

  private ExitCode() {}

  /** The code of a process that a signal has ended: 130 for Ctrl-C. */
  public static int ofSignal(int number) {
    return SIGNALLED + number;
  }
}
