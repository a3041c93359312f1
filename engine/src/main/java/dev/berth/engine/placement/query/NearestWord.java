package dev.berth.engine.placement.query;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The valid word that a mistyped one most likely stands for. */
public final class NearestWord {
  private NearestWord() {}

  /** The word that is the fewest mistakes away, if they are few for its length. */
  static Optional<String> to(String mistyped, List<String> words) {
    int most = Math.max(1, mistyped.length() / 3);
    Optional<String> nearest = Optional.empty();
    for (String word : words) {
      int mistakes = mistakes(mistyped.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
      if (mistakes <= most && mistakes < Math.max(mistyped.length(), word.length())) {
        most = mistakes - 1;
        nearest = Optional.of(word);
      }
    }
    return nearest;
  }

  /** Advice for a word that is none of these: the one meant, or all there are. */
  public static String hint(String mistyped, List<String> words) {
    return to(mistyped, words)
        .map(word -> "did you mean '" + word + "'?")
        .orElseGet(() -> "expected " + String.join(", ", words));
  }

  /** Letters left out, put in, mistaken, or swapped with the next. */
  private static int mistakes(String a, String b) {
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int fewest = table[i - 1][j - 1] + (same ? 0 : 1);
        fewest = Math.min(fewest, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        table[i][j] = swapped ? Math.min(fewest, 1 + table[i - 2][j - 2]) : fewest;
      }
    }
    return table[a.length()][b.length()];
  }
}
