package dev.berth.scenarios;

import java.util.List;
import java.util.Map;

/** Scenario files to begin with. */
public final class ScenarioTemplates {
  private static final List<String> NAMES = List.of("minimal", "burst", "queue", "trace");

  private ScenarioTemplates() {}

  /** The names of all templates, the simplest first. */
  public static List<String> names() {
    return NAMES;
  }

  /** The text of a template. */
  public static String text(String name) {
    check(name);
    return PackagedText.read("templates/" + name + ".yaml");
  }

  /** Samples of the files that a template reads: their text by their name. */
  public static Map<String, String> samples(String name) {
    check(name);
    return name.equals("trace")
        ? Map.of("jobs.csv", PackagedText.read("templates/jobs.csv"))
        : Map.of();
  }

  private static void check(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("no template '" + name + "'\nMaybe one of " + NAMES);
    }
  }
}
