package dev.berth.engine.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextToken where the next page begins; {@code null} if there is none
 */
public record Listing<T>(List<T> items, @Nullable String nextToken) {
  /** The largest page of most operations. */
  public static final int LARGEST_PAGE = 100;

  private static final String TOKEN = "after-";

  public Listing {
    items = List.copyOf(items);
  }

  /**
   * Which part of a list is asked for, as it comes.
   *
   * @param largest how long a page may be, and is if {@code maxResults} is left out
   */
  public record Request(@Nullable Integer maxResults, @Nullable String nextToken, int largest) {}

  /**
   * The page that is asked for.
   *
   * @param position grows along the list, and stays with an item whatever else comes and goes
   */
  public static <T> Outcome<Listing<T>> page(
      List<T> all, ToLongFunction<T> position, Request request) {
    Integer asked = request.maxResults();
    if (asked != null && (asked < 1 || asked > request.largest())) {
      return invalid("maxResults is %d, expected 1 to %d".formatted(asked, request.largest()));
    }
    Long after = after(request.nextToken());
    if (after == null) {
      return invalid("nextToken '%s' is not one that was given".formatted(request.nextToken()));
    }
    int size = asked == null ? request.largest() : asked;
    List<T> items = new ArrayList<>();
    for (T item : all) {
      if (position.applyAsLong(item) > after) {
        if (items.size() == size) {
          long last = position.applyAsLong(items.getLast());
          return Outcome.of(new Listing<>(items, TOKEN + Long.toHexString(last)));
        }
        items.add(item);
      }
    }
    return Outcome.of(new Listing<>(items, null));
  }

  /** The position that a token names; {@code null} if it names none. */
  private static @Nullable Long after(@Nullable String token) {
    if (token == null || token.isEmpty()) {
      return -1L;
    }
    String digits = token.startsWith(TOKEN) ? token.substring(TOKEN.length()) : "";
    return digits.matches("[0-9a-f]{1,15}") ? Long.valueOf(digits, 16) : null;
  }

  private static <T> Outcome<Listing<T>> invalid(String message) {
    return Outcome.refused(new EcsError.InvalidParameterException(message));
  }
}
