package dev.berth.scenarios.assembly;

import dev.berth.engine.api.Violation;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import java.util.List;

/** ECS's refusals as problems of a scenario. */
final class ViolationNotes {
  private final Document document;
  private final Problems problems;

  ViolationNotes(Document document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  /** Notes a violation at a path of the scenario, unless something is wrong there already. */
  void add(Violation violation, List<String> path) {
    String message = violation.error().message();
    String sentence = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    Place place = document.place(path);
    if (!problems.hasErrorAt(place)) {
      problems.error(
          place, "%s (%s)".formatted(sentence, violation.error().exception()), violation.hint());
    }
  }
}
