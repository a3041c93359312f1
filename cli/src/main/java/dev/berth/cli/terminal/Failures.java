package dev.berth.cli.terminal;

import dev.berth.engine.input.InvalidInputException;
import dev.berth.reports.Ink;
import dev.berth.reports.Numbers;
import dev.berth.reports.ReportException;
import dev.berth.reports.UnreadableRunException;
import dev.berth.scenarios.ScenarioException;
import dev.berth.scenarios.source.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the user what went wrong: in words, never as a stack trace unless asked for. */
public final class Failures {
  /** The name of the loader of classes that the user brings. */
  public static final String USER_CLASSES = "class-path";

  private static final double MEBIBYTE = 1 << 20;

  private static final String ERROR = "error: ";

  private final Terminal terminal;

  /** Failures told on a terminal's standard error. */
  public Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Tells about a failure and returns the exit code that belongs to it. */
  public int tell(Throwable failure) {
    int code =
        switch (failure) {
          case UserError e -> tell(e.exitCode(), e.getMessage(), e.hint());
          case ScenarioException e -> tell(e.problems());
          case InvalidInputException e -> invalidInput(String.valueOf(e.getMessage()));
          case UnreadableRunException e -> tell(ExitCode.INVALID, e.getMessage(), "");
          case ReportException e -> tell(ExitCode.INTERNAL, e.getMessage(), "");
          case UncheckedIOException e -> tell(ExitCode.INTERNAL, e.getMessage(), "");
          case IOException e -> tell(ExitCode.INTERNAL, e.getMessage(), "");
          case OutOfMemoryError _ -> outOfMemory();
          default -> unexpected(failure);
        };
    if (isDebugging()) {
      failure.printStackTrace(terminal.err());
    }
    return code;
  }

  /** Tells about what is wrong, or odd, in a scenario. */
  public int tell(List<Problem> problems) {
    for (Problem problem : problems) {
      terminal.err().println(painted(problem.render()));
    }
    long errors =
        problems.stream().filter(each -> each.severity() == Problem.Severity.ERROR).count();
    if (errors > 1) {
      terminal.err().println("%,d errors".formatted(errors));
    }
    return ExitCode.INVALID;
  }

  /** Tells about an error, with advice unless that is empty, and returns the code given. */
  public int tell(int exitCode, @Nullable String message, String hint) {
    terminal.err().println(painted(ERROR + (message == null ? "no reason given" : message)));
    if (!hint.isEmpty()) {
      terminal.err().println("  = " + hint);
    }
    return exitCode;
  }

  /** An input that was found wrong on the way is told like one found wrong before. */
  private int invalidInput(String message) {
    boolean rendered = message.startsWith(ERROR);
    return tell(ExitCode.INVALID, rendered ? message.substring(ERROR.length()) : message, "");
  }

  private int outOfMemory() {
    double mebibytes = Runtime.getRuntime().maxMemory() / MEBIBYTE;
    String heap = Numbers.memory(mebibytes);
    long twiceAsManyGibibytes = (long) Math.ceil(2 * mebibytes / 1024);
    return tell(
        ExitCode.INTERNAL,
        "out of memory: the Java heap may take " + heap,
        "give it more, for example with BERTH_JAVA_OPTS=-Xmx%dg".formatted(twiceAsManyGibibytes));
  }

  private int unexpected(Throwable failure) {
    String name = failure.getClass().getSimpleName();
    String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (USER_CLASSES.equals(frame.getClassLoaderName())) {
        return tell(
            ExitCode.INVALID,
            "class '%s' failed, %s%s".formatted(frame.getClassName(), name, message),
            "in %s, line %d".formatted(frame.getFileName(), frame.getLineNumber()));
      }
    }
    return tell(
        ExitCode.INTERNAL,
        "internal failure, " + name + message,
        isDebugging() ? "" : "set BERTH_LOG=debug to see where, and please report it");
  }

  /** A message whose first word stands out where colours are wanted. */
  private String painted(String message) {
    Ink ink = terminal.colouredErr() ? Ink.COLOUR : Ink.PLAIN;
    int colon = message.indexOf(':');
    String word = message.substring(0, colon + 1);
    return (word.equals("error:") ? ink.bad(word) : ink.warning(word))
        + message.substring(colon + 1);
  }

  private boolean isDebugging() {
    String level = terminal.environment().getOrDefault("BERTH_LOG", "");
    return level.equalsIgnoreCase("debug") || level.equalsIgnoreCase("trace");
  }
}
