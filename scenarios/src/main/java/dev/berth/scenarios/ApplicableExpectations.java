package dev.berth.scenarios;

import dev.berth.scenarios.binding.Binder;
import dev.berth.scenarios.binding.RecordPaths;
import dev.berth.scenarios.expectation.Expectation;
import dev.berth.scenarios.expectation.ExpectationParser;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Node;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.ExpectationSpec;
import dev.berth.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The expectations of a scenario that are made of its settings; all are checked. */
final class ApplicableExpectations {
  private static final String PATH = "expectations";

  private final Document document;
  private final Binder binder;
  private final Problems problems;

  ApplicableExpectations(Document document, Binder binder, Problems problems) {
    this.document = document;
    this.binder = binder;
    this.problems = problems;
  }

  /** The expectations whose conditions the settings meet. */
  List<Expectation> of(ScenarioSpec spec) {
    ExpectationParser parser = new ExpectationParser(problems);
    RecordPaths paths = new RecordPaths(spec);
    List<Expectation> applicable = new ArrayList<>();
    for (int i = 0; i < spec.expectations().size(); i++) {
      ExpectationSpec expectation = spec.expectations().get(i);
      boolean applies = true;
      for (Map.Entry<String, Node> condition : expectation.when().entrySet()) {
        Place name = document.namePlace(PATH, String.valueOf(i), "when", condition.getKey());
        applies &= meets(paths, condition.getKey(), condition.getValue(), name);
      }
      for (int j = 0; j < expectation.expect().size(); j++) {
        Expectation parsed = parser.parse(statement(i, j, expectation.expect().get(j)));
        if (parsed != null && applies) {
          applicable.add(parsed);
        }
      }
    }
    return applicable;
  }

  private Node.Scalar statement(int index, int number, String text) {
    Place place = document.place(PATH, String.valueOf(index), "expect", String.valueOf(number));
    return new Node.Scalar(place, text, place.length() == text.length() + 2);
  }

  private boolean meets(RecordPaths paths, String path, Node wanted, Place place) {
    Optional<RecordPaths.Found> found = paths.find(path);
    if (found.isEmpty()) {
      problems.error(
          place, "there is no '" + path + "' in the scenario", Nearest.hint(path, paths.all()));
      return false;
    }
    Object value = binder.bind(wanted, found.get().shape(), "'" + path + "'");
    List<String> words = found.get().suggestions();
    if (value instanceof String text && !words.isEmpty()) {
      return isWord(text, path, found.get(), wanted.place());
    }
    return value != null && value.equals(found.get().value());
  }

  /** Whether a name is the one in effect; one that no scenario can have is noted. */
  private boolean isWord(String text, String path, RecordPaths.Found found, Place place) {
    if (found.value() instanceof String actual && actual.equalsIgnoreCase(text)) {
      return true;
    }
    // Names with dots are those of classes.
    if (!text.contains(".") && found.suggestions().stream().noneMatch(text::equalsIgnoreCase)) {
      problems.error(
          place,
          "'%s': unknown value '%s'".formatted(path, text),
          Nearest.hint(text, found.suggestions()));
    }
    return false;
  }
}
