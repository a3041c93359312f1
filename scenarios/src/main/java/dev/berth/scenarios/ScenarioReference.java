package dev.berth.scenarios;

import dev.berth.scenarios.binding.ReferenceWriter;
import dev.berth.scenarios.expectation.Comparison;
import dev.berth.scenarios.expectation.Metric;
import dev.berth.scenarios.spec.ScenarioSpec;
import dev.berth.scenarios.unit.Quantity;
import dev.berth.scenarios.unit.UnitTable;

/** The reference of scenario files: every property, unit and figure, as Markdown. */
public final class ScenarioReference {
  private static final String BEGINNING =
      """
      # Scenario file reference

      <!-- Generated from the records in dev.berth.scenarios.spec: edit those. CONTRIBUTING.md says
           how this page is written anew. -->

      Every property of a scenario file, with its path as `--set` takes it. `NAME` stands for a name
      of yours, `0` for a position in a list, counted from 0. How the parts work together:
      [Writing scenarios](../scenarios.md).

      An unknown property is an error, and so is a number without a unit where its unit would be a
      guess.
      """;

  private ScenarioReference() {}

  /** The text of the page. */
  public static String text() {
    return BEGINNING + ReferenceWriter.sections(ScenarioSpec.class) + amounts() + figures();
  }

  private static String amounts() {
    StringBuilder text =
        new StringBuilder(
            """

            ## Amounts

            Most are a number and its unit, with or without a space between them. Units may be
            written in any case.

            | kind | expected | units |
            |---|---|---|
            """);
    for (Quantity quantity : Quantity.values()) {
      String units =
          switch (quantity) {
            case DURATION -> units(UnitTable.TIME) + "; several in a row add up";
            case RATE -> "a number, `/`, and one of " + units(UnitTable.TIME);
            case SHARE -> "`%`, or none for a number up to 1";
            case PROPORTION -> "`%`, or none for a number below 10";
            case CPU -> units(UnitTable.CPU) + "; 1,024 units are a vCPU";
            case MEMORY -> units(UnitTable.MEMORY) + "; `MB` means `MiB`, as in ECS";
            case MOMENT -> "ISO 8601, with seconds and a distance from UTC";
            case ZONE -> "the names of the IANA's database";
            case SCHEDULE -> "as EventBridge Scheduler takes them; cron has six fields, or five";
          };
      text.append("| %s | %s | %s |\n".formatted(quantity.noun(), quantity.description(), units));
    }
    return text.toString();
  }

  private static String units(UnitTable table) {
    return codes(table.names());
  }

  private static String figures() {
    StringBuilder text =
        new StringBuilder(
            """

            ## Figures

            What an expectation can name: figure, comparison (%s), value. A value without a unit
            is in the figure's own. [Results](../results.md#figures) defines each figure.

            | figure | unit | a value may be written like |
            |---|---|---|
            """
                .formatted(codes(Comparison.symbols())));
    for (Metric metric : Metric.all().values()) {
      String unit =
          switch (metric.kind()) {
            case COUNT -> "number | `12480`";
            case SECONDS -> "seconds | `90`, `1m30s`";
            case CPU_UNITS -> "CPU units | `4096`, `4 vCPU`";
            case MEBIBYTES -> "MiB | `2048`, `2 GiB`";
            case SHARE -> "share of 1 | `0.8`, `80%`";
            case DOLLARS -> "US dollars | `29.81`, `$29.81`";
          };
      text.append("| `%s` | %s |\n".formatted(metric.path(), unit));
    }
    return text.toString();
  }

  private static String codes(Iterable<String> words) {
    StringBuilder text = new StringBuilder();
    words.forEach(word -> text.append(text.isEmpty() ? "`" : ", `").append(word).append('`'));
    return text.toString();
  }
}
