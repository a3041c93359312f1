package dev.berth.cli.explain;

import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.UserError;
import dev.berth.scenarios.source.Nearest;
import java.util.List;

/** Which task of a run is meant. */
sealed interface TaskTarget {
  /** The task with a number, as in the event log. */
  record Numbered(long task) implements TaskTarget {}

  /**
   * The task that a workload submitted as its first, second and so on; it may never have got a
   * number.
   */
  record Submitted(int workload, long number) implements TaskTarget {}

  /**
   * The target that a word means: {@code 812} or {@code nightly:3}.
   *
   * @param workloads names of all workloads
   */
  static TaskTarget of(String word, List<String> workloads) {
    int colon = word.lastIndexOf(':');
    String name = colon < 0 ? "" : word.substring(0, colon);
    long number = number(word.substring(colon + 1));
    if (colon < 0 && number > 0) {
      return new Numbered(number);
    }
    if (number > 0 && workloads.contains(name)) {
      return new Submitted(workloads.indexOf(name), number);
    }
    if (number > 0) {
      throw new UserError(
          ExitCode.USAGE, "there is no workload '" + name + "'", Nearest.hint(name, workloads));
    }
    throw new UserError(
        ExitCode.USAGE,
        "'" + word + "' names no task",
        "give a number as in the event log, or WORKLOAD:N for the N-th task that a workload"
            + " submitted: 12, "
            + (workloads.contains(word) ? word : workloads.getFirst())
            + ":1");
  }

  /** The positive number that a text is, or 0. */
  private static long number(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }
}
