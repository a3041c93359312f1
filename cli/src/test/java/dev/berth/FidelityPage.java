package dev.berth;

import dev.berth.FidelityRule.Status;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of the documentation that lists every rule. */
final class FidelityPage {
  private static final String BEGINNING =
      """
      # Fidelity: what is modelled

      <!-- Generated from docs/fidelity/*.yaml and the tags of the tests: edit those.
           CONTRIBUTING.md says how this page is written anew. -->

      berth follows the Amazon ECS API reference and developer guide. Where they are silent or
      contradict each other, the rule that berth takes is named here. *Modelled* means that it
      behaves as documented; *simplified* says how it differs; *not modelled* has no effect at
      all, or is refused. Rules whose source is *open* are nobody's but berth's. Each rule that
      is modelled or simplified is held by the tests named beside it; the build fails for one
      without.
      """;

  private final List<FidelityTopic> topics;
  private final Map<String, Collection<String>> testsByRule;
  private final StringBuilder page = new StringBuilder(BEGINNING);

  private FidelityPage(List<FidelityTopic> topics, Map<String, Collection<String>> testsByRule) {
    this.topics = topics;
    this.testsByRule = testsByRule;
  }

  /** The page for these topics, with the names of the test classes that hold each rule. */
  static String of(List<FidelityTopic> topics, Map<String, Collection<String>> testsByRule) {
    FidelityPage page = new FidelityPage(topics, testsByRule);
    page.addOverview();
    topics.forEach(page::addTopic);
    return page.page.toString();
  }

  private void addOverview() {
    page.append("\n| topic | modelled | simplified | not modelled | file |\n");
    page.append("|---|---|---|---|---|\n");
    for (FidelityTopic topic : topics) {
      addRow(
          "[%s](#%s)".formatted(topic.title(), anchor(topic)),
          topic.count(Status.MODELLED),
          topic.count(Status.SIMPLIFIED),
          topic.count(Status.NOT_MODELLED),
          "[%s](fidelity/%s)".formatted(topic.place(), topic.place()));
    }
    addRow("all", sum(Status.MODELLED), sum(Status.SIMPLIFIED), sum(Status.NOT_MODELLED), "");
  }

  private void addTopic(FidelityTopic topic) {
    page.append("\n## ").append(topic.title()).append("\n\n");
    if (!topic.text().isEmpty()) {
      page.append(topic.text()).append("\n\n");
    }
    page.append("| rule | source | in berth | held by |\n|---|---|---|---|\n");
    for (FidelityRule rule : topic.rules()) {
      addRow(cell(rule.rule()), cell(rule.source()), inBerth(rule), heldBy(rule));
    }
  }

  private void addRow(Object... cells) {
    for (Object cell : cells) {
      page.append("| ").append(cell).append(' ');
    }
    page.append("|\n");
  }

  private String heldBy(FidelityRule rule) {
    return testsByRule.getOrDefault(rule.id(), List.of()).stream()
        .map(test -> "`" + test + "`")
        .collect(Collectors.joining(", "));
  }

  private static String inBerth(FidelityRule rule) {
    String status = rule.status().text;
    return rule.berth().isEmpty() ? status : status + ": " + cell(rule.berth());
  }

  private long sum(Status status) {
    return topics.stream().mapToLong(topic -> topic.count(status)).sum();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  /** The anchor that a heading has on the page. */
  private static String anchor(FidelityTopic topic) {
    String title = topic.title().toLowerCase(Locale.ROOT);
    return title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }
}
