package dev.berth.engine.account.registration;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Violation;
import dev.berth.engine.placement.query.NearestWord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The violations found so far; registration answers nearly all of them with ClientException. */
final class Findings {
  private final List<Violation> violations = new ArrayList<>();

  void refuse(MemberPath path, String message) {
    refuse(path, message, "");
  }

  void refuse(MemberPath path, String message, String hint) {
    violations.add(new Violation(path.names(), new EcsError.ClientException(message), hint));
  }

  /** Refuses a word that is none of those that ECS knows. */
  void oneOf(MemberPath path, @Nullable String word, List<String> known) {
    if (word != null && !known.contains(word)) {
      refuse(
          path,
          "unknown value '%s' of %s".formatted(word, path.member()),
          NearestWord.hint(word, known));
    }
  }

  /** Refuses a number that is out of bounds. */
  void within(MemberPath path, @Nullable Integer number, int least, int most) {
    if (number != null && (number < least || number > most)) {
      refuse(
          path,
          "%s is %d".formatted(path.member(), number),
          "expected %d to %d".formatted(least, most));
    }
  }

  void addAll(Collection<Violation> others) {
    violations.addAll(others);
  }

  List<Violation> violations() {
    return List.copyOf(violations);
  }
}
