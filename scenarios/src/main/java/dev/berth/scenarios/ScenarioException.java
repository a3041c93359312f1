package dev.berth.scenarios;

import dev.berth.scenarios.source.Problem;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.source.SourceText;
import java.util.List;
import java.util.stream.Collectors;

/** A scenario that cannot run, with all that is wrong in it. */
public final class ScenarioException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  ScenarioException(List<Problem> problems) {
    super(problems.stream().map(Problem::render).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** The exception for what was found wrong in something that belongs to no scenario file. */
  public static ScenarioException of(Problems problems) {
    return new ScenarioException(problems.inFileOrder(SourceText.unlined("")));
  }

  /** Errors and warnings in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
