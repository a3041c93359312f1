package dev.berth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Rules that belong together: a file of {@code docs/fidelity}.
 *
 * @param place the file, for messages
 * @param position where the page shows it, lowest first
 * @param text what to say before its rules; may be empty
 */
record FidelityTopic(
    String place, int position, String title, String text, List<FidelityRule> rules) {
  private static final int LAST = 1_000;

  /** Every topic, in the order of the page. */
  static List<FidelityTopic> all(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(FidelityTopic::read)
          .sorted(Comparator.comparingInt(FidelityTopic::position))
          .toList();
    }
  }

  /** How many rules have a status. */
  long count(FidelityRule.Status status) {
    return rules.stream().filter(rule -> rule.status() == status).count();
  }

  private static FidelityTopic read(Path file) {
    try {
      Map<?, ?> topic = (Map<?, ?>) yaml(Files.readString(file));
      List<FidelityRule> rules =
          ((List<?>) required(topic, "rules"))
              .stream().map(rule -> FidelityRule.read((Map<?, ?>) rule)).toList();
      Object position = topic.get("position");
      Object text = topic.get("text");
      return new FidelityTopic(
          file.getFileName().toString(),
          position == null ? LAST : Integer.parseInt(position.toString()),
          required(topic, "title").toString(),
          text == null ? "" : text.toString().strip(),
          rules);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
    }
  }

  private static Object yaml(String text) {
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  private static Object required(Map<?, ?> topic, String property) {
    Object value = topic.get(property);
    if (value == null) {
      throw new IllegalArgumentException("no " + property);
    }
    return value;
  }
}
