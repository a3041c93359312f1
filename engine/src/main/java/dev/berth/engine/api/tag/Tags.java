package dev.berth.engine.api.tag;

import dev.berth.engine.api.EcsError;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tags of one resource by key, checked by ECS's rules, in the order in which they came. */
public final class Tags {
  /** The most tags that a resource may have; those that ECS adds itself do not count. */
  public static final int MAX_COUNT = 50;

  /** The longest key. */
  public static final int MAX_KEY_LENGTH = 128;

  /** The longest value. */
  public static final int MAX_VALUE_LENGTH = 256;

  /** No tags. */
  public static final Tags NONE = new Tags(new LinkedHashMap<>());

  private static final String RESERVED = "aws:";
  private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

  private final SequencedMap<String, String> values;

  private Tags(LinkedHashMap<String, String> values) {
    this.values = Collections.unmodifiableSequencedMap(values);
  }

  /** The tags of a list that {@link #check} finds nothing wrong with; {@code null} is none. */
  public static Tags of(@Nullable List<Tag> tags) {
    return NONE.with(tags);
  }

  /** What is wrong with the tags that a caller gives to a new resource; {@code null} if nothing. */
  public static @Nullable EcsError check(@Nullable List<Tag> tags) {
    if (tags == null) {
      return null;
    }
    if (tags.size() > MAX_COUNT) {
      return invalid("%d tags, a resource has at most %d".formatted(tags.size(), MAX_COUNT));
    }
    Map<String, Tag> seen = new LinkedHashMap<>();
    for (Tag tag : tags) {
      EcsError error = check(tag);
      if (error != null) {
        return error;
      }
      if (seen.put(String.valueOf(tag.key()), tag) != null) {
        return invalid("tag key '%s' is there twice".formatted(tag.key()));
      }
    }
    return null;
  }

  /** What is wrong with a key; {@code null} if nothing. */
  public static @Nullable EcsError checkKey(@Nullable String key) {
    if (key == null || key.isEmpty()) {
      return invalid("a tag's key is empty, expected 1 to %d characters".formatted(MAX_KEY_LENGTH));
    }
    return checkText("key", key, MAX_KEY_LENGTH);
  }

  /** How many there are. */
  public int size() {
    return values.size();
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** The value under a key, perhaps empty; {@code null} if there is none. */
  public @Nullable String value(String key) {
    return values.get(key);
  }

  /** These and those, which overwrite what has the same key and stays in its place. */
  public Tags with(@Nullable List<Tag> tags) {
    if (tags == null || tags.isEmpty()) {
      return this;
    }
    LinkedHashMap<String, String> all = new LinkedHashMap<>(values);
    for (Tag tag : tags) {
      String value = tag.value();
      all.put(String.valueOf(tag.key()), value == null ? "" : value);
    }
    return new Tags(all);
  }

  /** These but for those with such keys. */
  public Tags without(List<String> keys) {
    LinkedHashMap<String, String> left = new LinkedHashMap<>(values);
    keys.forEach(left::remove);
    return new Tags(left);
  }

  /** All of them, as ECS lists them. */
  public List<Tag> list() {
    return values.entrySet().stream()
        .map(entry -> new Tag(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Tags that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }

  private static @Nullable EcsError check(Tag tag) {
    EcsError ofKey = checkKey(tag.key());
    String value = tag.value();
    return ofKey != null || value == null ? ofKey : checkText("value", value, MAX_VALUE_LENGTH);
  }

  private static @Nullable EcsError checkText(String part, String text, int maxLength) {
    int length = text.codePointCount(0, text.length());
    if (length > maxLength) {
      return invalid(
          "a tag's %s has %d characters, expected at most %d".formatted(part, length, maxLength));
    }
    if (!ALLOWED.matcher(text).matches()) {
      return invalid(
          "tag %s '%s' has characters other than letters, digits, spaces and _ . : / = + - @"
              .formatted(part, text));
    }
    if (text.toLowerCase(Locale.ROOT).startsWith(RESERVED)) {
      return invalid("tag %s '%s' begins with the reserved 'aws:'".formatted(part, text));
    }
    return null;
  }

  private static EcsError invalid(String message) {
    return new EcsError.InvalidParameterException(message);
  }
}
