package dev.berth.scenarios.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All problems found so far. */
public final class Problems {
  private final Set<Problem> found = new LinkedHashSet<>();
  private final List<SourceText> sources = new ArrayList<>();

  /** Notes an error without advice. */
  public void error(Place place, String message) {
    error(place, message, "");
  }

  /** Notes an error. */
  public void error(Place place, String message, String hint) {
    add(Problem.error(place, message, hint));
  }

  /** Notes something odd that does not stop the run. */
  public void warning(Place place, String message, String hint) {
    add(new Problem(Problem.Severity.WARNING, place, message, hint));
  }

  /** Notes a problem; the same one counts once. */
  public void add(Problem problem) {
    if (found.add(problem) && !sources.contains(problem.place().source())) {
      sources.add(problem.place().source());
    }
  }

  /** Whether anything stops the run. */
  public boolean hasErrors() {
    return found.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
  }

  /** Whether an error was noted at a place. */
  public boolean hasErrorAt(Place place) {
    return found.stream()
        .anyMatch(problem ->
            problem.severity() == Problem.Severity.ERROR && problem.place().equals(place));
  }

  /** All problems: the scenario file's from top to bottom, then those of the files it names. */
  public List<Problem> inFileOrder(SourceText first) {
    return found.stream()
        .sorted(
            Comparator.<Problem>comparingInt(problem -> rank(problem, first))
                .thenComparingInt(Problem::line)
                .thenComparingInt(Problem::column))
        .toList();
  }

  private int rank(Problem problem, SourceText first) {
    SourceText source = problem.place().source();
    return source.equals(first) ? -1 : sources.indexOf(source);
  }
}
