package dev.berth.cli.defaults;

import dev.berth.cli.run.OutputFormat;
import dev.berth.cli.terminal.Table;
import dev.berth.reports.Json;
import dev.berth.scenarios.catalogue.InstanceCatalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All defaults: of scenarios, of timing, of the command line, and the size of the catalogue. */
public final class Defaults {
  private Defaults() {}

  /** All of them as one text. */
  public static String text(OutputFormat format) {
    Map<String, Section> sections = sections();
    if (format == OutputFormat.JSON) {
      Map<String, Object> all = new LinkedHashMap<>();
      sections.forEach((name, section) -> all.put(name, section.table().objects()));
      return Json.indented(all);
    }
    StringBuilder text = new StringBuilder();
    for (Section section : sections.values()) {
      String title = format == OutputFormat.MARKDOWN ? "## " : "# ";
      text.append(text.isEmpty() ? "" : "\n");
      text.append(title).append(section.title()).append("\n\n");
      text.append(format.of(section.table()));
    }
    return text.toString();
  }

  private static Map<String, Section> sections() {
    Map<String, Section> sections = new LinkedHashMap<>();
    sections.put(
        "scenario",
        new Section(
            "Scenario files: what holds for a property that is not given",
            ScenarioDefaults.table()));
    sections.put(
        "timing",
        new Section(
            "Timing profile 'realistic'; in 'instant' no stage takes any time",
            TimingDefaults.table()));
    sections.put("options", new Section("Options of run and demo", options()));
    sections.put("catalogue", new Section("Catalogue of instance types", catalogue()));
    return sections;
  }

  private static Table options() {
    return new Table(
        List.of("option", "default", "source"),
        List.of(
            List.of("--seed", "the scenario's", "its property 'seed'"),
            List.of("--timing", "the scenario's", "its property 'timing'"),
            List.of("--profile", "the scenario's", "its property 'profile'"),
            List.of("--format", "table", "built in"),
            List.of("--out", "runs", "built in, below the working directory"),
            List.of("--speed", "max", "built in: as fast as the machine can"),
            List.of("--reps", "1", "built in"),
            List.of("--lanes", "8", "built in; never changes a result"),
            List.of("--threads", "one per processor", "the machine; never changes a result")));
  }

  private static Table catalogue() {
    return new Table(
        List.of("figure", "default", "source"),
        List.of(
            List.of(
                "types",
                Integer.toString(InstanceCatalogue.bundled().types().size()),
                "instance-types.csv, packaged with berth"),
            List.of("memory", "as registered", "measured on running agents, else estimated"),
            List.of("price", "on demand", "EC2 price list of us-east-1")));
  }

  /** A table and what it is about. */
  private record Section(String title, Table table) {}
}
