package dev.berth.cli.pipeline;

import dev.berth.cli.terminal.ExitCode;
import dev.berth.engine.pipeline.StepNews;
import org.jspecify.annotations.Nullable;

/** What the process ends with after a step. */
final class StepExit {
  private StepExit() {}

  /**
   * The exit code of the task where it has one.
   *
   * @param end {@code null} when the world ended before the step did
   */
  static int codeOf(StepNews.@Nullable Ended end) {
    if (end == null) {
      return ExitCode.TIMED_OUT;
    }
    Integer own = end.exitCode();
    return switch (end.result()) {
      case SUCCEEDED -> ExitCode.OK;
      case FAILED -> own == null || own == 0 ? ExitCode.NOT_RUN : own;
      case TIMED_OUT -> ExitCode.TIMED_OUT;
      case NOT_PLACED, REFUSED -> ExitCode.NOT_RUN;
    };
  }
}
