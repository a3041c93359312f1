package dev.berth.engine.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. Its token names the last item, so that what comes and goes between two calls
 * shifts nothing.
 *
 * @param nextToken where the next page begins; {@code null} if there is none
 */
public record Listing<T>(List<T> items, @Nullable String nextToken) {
  /** The largest page of most operations. */
  public static final int LARGEST_PAGE = 100;

  public Listing {
    items = List.copyOf(items);
  }

  /**
   * What a list goes by.
   *
   * @param key of an item, which stays with it; its text stands in tokens
   * @param order of the keys along the list
   * @param read the key that such a text stands for; {@code null} for any other text
   */
  public record Order<T, K>(
      Function<T, K> key, Comparator<K> order, Function<String, @Nullable K> read) {
    /** By a number that is not negative and grows along the list. */
    public static <T> Order<T, Long> byNumber(ToLongFunction<T> number) {
      return new Order<>(number::applyAsLong, Comparator.naturalOrder(), Order::number);
    }

    /** By texts in alphabetical order. */
    public static Order<String, String> byText() {
      return new Order<String, String>(text -> text, Comparator.naturalOrder(), text -> text);
    }

    private static @Nullable Long number(String text) {
      return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }
  }

  /**
   * Which part of a list is asked for, as it comes.
   *
   * @param largest how long a page may be, and is if {@code maxResults} is left out
   */
  public record Request(@Nullable Integer maxResults, @Nullable String nextToken, int largest) {
    /** For an operation with pages of the usual size. */
    public Request(@Nullable Integer maxResults, @Nullable String nextToken) {
      this(maxResults, nextToken, LARGEST_PAGE);
    }
  }

  /**
   * The page that is asked for.
   *
   * @param all in their order
   */
  public static <T, K> Outcome<Listing<T>> page(List<T> all, Order<T, K> order, Request request) {
    Integer asked = request.maxResults();
    if (asked != null && (asked < 1 || asked > request.largest())) {
      return invalid("maxResults is %d, expected 1 to %d".formatted(asked, request.largest()));
    }
    String token = request.nextToken();
    K last = null;
    if (token != null && !token.isEmpty()) {
      last = last(order, token);
      if (last == null) {
        return invalid("nextToken '%s' is not one that was given".formatted(token));
      }
    }
    int size = asked == null ? request.largest() : asked;
    List<T> items = new ArrayList<>();
    for (T item : all) {
      if (last == null || order.order().compare(order.key().apply(item), last) > 0) {
        if (items.size() == size) {
          return Outcome.of(new Listing<>(items, token(order.key().apply(items.getLast()))));
        }
        items.add(item);
      }
    }
    return Outcome.of(new Listing<>(items, null));
  }

  /** The key that a token names; {@code null} if it names none. */
  private static <T, K> @Nullable K last(Order<T, K> order, String token) {
    try {
      byte[] text = Base64.getUrlDecoder().decode(token);
      return order.read().apply(new String(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static String token(Object key) {
    byte[] bytes = key.toString().getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static <T> Outcome<Listing<T>> invalid(String message) {
    return Outcome.refused(new EcsError.InvalidParameterException(message));
  }
}
