package dev.berth.bench.table;

import dev.berth.bench.contest.Placed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table of a comparison in Markdown. */
record ScoreTable(int tasks, List<Score> scores) {
  private static final String HEAD =
      """
      | system, policy | JVMs | fresh JVM: seconds | min to max | CPU seconds | \
      tasks a second | warm: seconds | min to max | tasks a second | hosts used | unplaced | \
      always the same | berth's index with | is faster, fresh | warm |
      |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
      """;
  private static final String NONE = "-";

  /** The table. */
  String markdown() {
    StringBuilder text = new StringBuilder(HEAD);
    for (Score score : scores) {
      text.append("| ").append(String.join(" | ", cells(score))).append(" |\n");
    }
    return text.toString();
  }

  private List<String> cells(Score score) {
    Placed placed = score.placed();
    Optional<Score> yardstick =
        scores.stream()
            .filter(each -> !score.entrant().isIndex())
            .filter(each -> each.entrant().isYardstickOf(score.entrant()))
            .findFirst();
    return List.of(
        score.entrant().title(),
        Integer.toString(score.forks().size()),
        figure(Score.median(score.freshSeconds())),
        range(score.freshSeconds()),
        figure(Score.median(score.freshCpuSeconds())),
        rate(score.freshSeconds()),
        figure(Score.median(score.warmSeconds())),
        range(score.warmSeconds()),
        rate(score.warmSeconds()),
        String.format(Locale.ROOT, "%,d", placed.hostsUsed()),
        String.format(Locale.ROOT, "%,d", placed.unplaced()),
        score.repeats() ? "yes" : "no",
        yardstick.map(each -> each.entrant().comparedWith()).orElse(NONE),
        yardstick.map(each -> times(score.freshSeconds(), each.freshSeconds())).orElse(NONE),
        yardstick.map(each -> times(score.warmSeconds(), each.warmSeconds())).orElse(NONE));
  }

  private String rate(double[] seconds) {
    return String.format(Locale.ROOT, "%,d", Math.round(tasks / Score.median(seconds)));
  }

  private static String times(double[] seconds, double[] yardstick) {
    return figure(Score.median(seconds) / Score.median(yardstick)) + " times";
  }

  private static String range(double[] sorted) {
    return figure(sorted[0]) + " to " + figure(sorted[sorted.length - 1]);
  }

  /** Three digits that count. */
  private static String figure(double value) {
    if (value >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    int decimals = value >= 10 ? 1 : value >= 1 ? 2 : value >= 0.1 ? 3 : 4;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
