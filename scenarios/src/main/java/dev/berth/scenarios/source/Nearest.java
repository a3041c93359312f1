package dev.berth.scenarios.source;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The valid word that a user most likely meant. */
public final class Nearest {
  private static final int FEW = 12;

  private Nearest() {}

  /** The candidate that differs least from {@code word}, if one is near enough to be meant. */
  public static Optional<String> to(String word, Collection<String> candidates) {
    int bound = 1 + Math.max(1, word.length() / 4);
    String best = null;
    for (String candidate : candidates) {
      int distance = distance(lower(word), lower(candidate));
      boolean nearer = distance < bound || distance == bound && isLikelier(word, candidate, best);
      if (nearer && distance < Math.max(word.length(), candidate.length())) {
        bound = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Advice for a word that is none of the candidates. */
  public static String hint(String word, Collection<String> candidates) {
    Optional<String> nearest = to(word, candidates);
    if (nearest.isPresent()) {
      return "did you mean '" + nearest.get() + "'?";
    }
    if (candidates.isEmpty() || candidates.size() > FEW) {
      return "";
    }
    return "expected " + String.join(", ", candidates);
  }

  /** Of two equally near words, whether the first begins more like the word, or is longer. */
  private static boolean isLikelier(String word, String candidate, @Nullable String best) {
    if (best == null) {
      return false;
    }
    int begins = commonStart(lower(word), lower(candidate)) - commonStart(lower(word), lower(best));
    // Letters are left out more often than they are mistaken for others.
    return begins > 0 || begins == 0 && candidate.length() > best.length();
  }

  private static int commonStart(String a, String b) {
    int length = 0;
    while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
      length++;
    }
    return length;
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** Insertions, deletions, replacements and swaps of neighbours between two words. */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] oldest = before;
      before = last;
      last = row;
      row = oldest;
    }
    return last[b.length()];
  }
}
