package dev.berth.cli.explain;

import java.util.List;

/**
 * Which run a question on the command line is about.
 *
 * @param word a run's directory, a scenario file, or the name of a shipped scenario
 * @param overrides changes to the scenario; with any, a kept run is another one
 * @param classes where policies that the scenario names by class are looked for
 */
public record AskedRun(String word, List<String> overrides, ClassLoader classes) {
  public AskedRun {
    overrides = List.copyOf(overrides);
  }
}
