package dev.berth.scenarios;

import java.util.List;

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
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("no template '" + name + "'\nMaybe one of " + NAMES);
    }
    return PackagedText.read("templates/" + name + ".yaml");
  }
}
