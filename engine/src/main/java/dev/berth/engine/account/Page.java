package dev.berth.engine.account;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. Its token names the last item, so that what comes and goes between two calls
 * shifts nothing.
 *
 * @param nextToken {@code null} on the last page
 */
record Page<T>(List<T> items, @Nullable String nextToken) {
  static final int MOST = 100;

  /**
   * A list that can be cut into pages.
   *
   * @param items in their order
   * @param text an item as a token names it
   * @param named the item that such a text names; {@code null} for any other text
   */
  record Whole<T>(
      List<T> items,
      Comparator<T> order,
      Function<T, String> text,
      Function<String, @Nullable T> named) {}

  Page {
    items = List.copyOf(items);
  }

  /** The page behind a token. */
  static <T> Outcome<Page<T>> of(
      Whole<T> whole, @Nullable Integer maxResults, @Nullable String nextToken) {
    if (maxResults != null && (maxResults < 1 || maxResults > MOST)) {
      return invalid("maxResults is %d, expected 1 to %d".formatted(maxResults, MOST));
    }
    int first = 0;
    if (nextToken != null) {
      T last = last(whole, nextToken);
      if (last == null) {
        return invalid("nextToken is none that a list has given");
      }
      List<T> items = whole.items();
      while (first < items.size() && whole.order().compare(items.get(first), last) <= 0) {
        first++;
      }
    }
    int end = Math.min(whole.items().size(), first + (maxResults == null ? MOST : maxResults));
    List<T> page = whole.items().subList(first, end);
    boolean more = end < whole.items().size();
    return Outcome.of(new Page<>(page, more ? token(whole.text().apply(page.getLast())) : null));
  }

  private static <T> @Nullable T last(Whole<T> whole, String token) {
    try {
      byte[] text = Base64.getUrlDecoder().decode(token);
      return whole.named().apply(new String(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static String token(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static <T> Outcome<T> invalid(String message) {
    return Outcome.refused(new EcsError.InvalidParameterException(message));
  }
}
