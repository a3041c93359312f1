package dev.berth.scenarios.workload;

import dev.berth.engine.input.InvalidInputException;
import dev.berth.scenarios.source.Problem;

/** A cell of a CSV file that does not hold what it should. */
public final class CellException extends InvalidInputException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  CellException(Problem problem) {
    super(problem.render());
    this.problem = problem;
  }

  /** What is wrong, and where. */
  public Problem problem() {
    return problem;
  }
}
