package dev.berth.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places such as {@code ${title}}. It is filled in one pass, so that what is put in is
 * never searched for places itself.
 */
record Template(String text) {
  private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

  /** A resource beside this class, as a template. */
  static Template resource(String name) {
    return new Template(read(name));
  }

  /** The text of a resource beside this class. */
  static String read(String name) {
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text with every place filled; a place without a value, or the reverse, is a bug. */
  String fill(Map<String, String> values) {
    Set<String> unused = new HashSet<>(values.keySet());
    Matcher places = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (places.find()) {
      String place = places.group(1);
      String value = values.get(place);
      if (value == null) {
        throw new IllegalArgumentException("no value for ${" + place + "}");
      }
      unused.remove(place);
      places.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    if (!unused.isEmpty()) {
      throw new IllegalArgumentException("no place for " + unused);
    }
    return places.appendTail(filled).toString();
  }
}
