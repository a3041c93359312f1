package dev.berth.scenarios;

import java.util.List;

/** The shipped scenarios that are part of the program itself; those with traces are files only. */
public final class ScenarioLibrary {
  private static final List<String> NAMES = List.of("quickstart");

  private ScenarioLibrary() {}

  /** The names of the packaged scenarios. */
  public static List<String> names() {
    return NAMES;
  }

  /** The text of a packaged scenario. */
  public static String text(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "no packaged scenario '" + name + "'\nMaybe one of " + NAMES);
    }
    return PackagedText.read("library/" + name + ".yaml");
  }
}
