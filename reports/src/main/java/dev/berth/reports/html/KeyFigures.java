package dev.berth.reports.html;

import dev.berth.engine.packing.Packing;
import dev.berth.engine.record.Summary;
import dev.berth.reports.Numbers;
import dev.berth.reports.PackingText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures a reader looks for first, as cards. */
final class KeyFigures {
  private KeyFigures() {}

  /** The cards as markup. */
  static String markup(Summary summary) {
    StringBuilder markup = new StringBuilder();
    for (Card card : cards(summary)) {
      markup
          .append("<div class=\"card\">")
          .append(Markup.element("dt", card.name()))
          .append(Markup.element("dd", card.value()))
          .append("<dd class=\"note\">")
          .append(Markup.escape(card.note()))
          .append("</dd></div>\n");
    }
    return markup.toString();
  }

  private static List<Card> cards(Summary summary) {
    Summary.Tasks tasks = summary.tasks();
    List<Card> cards = new ArrayList<>();
    cards.add(
        new Card(
            "Tasks placed",
            Numbers.grouped(tasks.placed()),
            "of " + Numbers.grouped(tasks.submitted()) + " submitted"));
    cards.add(
        new Card(
            "Had to wait", Numbers.grouped(tasks.waited()), share(tasks.waited(), tasks.placed())));
    cards.add(
        new Card(
            "Wait, 99th percentile",
            Numbers.duration(summary.waitSeconds().p99()),
            "mean %s, longest %s"
                .formatted(
                    Numbers.duration(summary.waitSeconds().mean()),
                    Numbers.duration(summary.waitSeconds().max()))));
    cards.add(
        new Card(
            "Start, 99th percentile",
            Numbers.duration(summary.startSeconds().p99()),
            "mean " + Numbers.duration(summary.startSeconds().mean()) + " to RUNNING"));
    cards.add(
        new Card(
            "Most tasks at once",
            Numbers.grouped(summary.peak().tasks()),
            "%s vCPU, %s"
                .formatted(
                    Numbers.grouped(summary.peak().cpuUnits() / 1024.0, 1),
                    Numbers.memory(summary.peak().memoryMiB()))));
    cards.add(
        new Card(
            "CPU reserved",
            Numbers.percent(summary.utilisation().cpu()),
            "memory " + Numbers.percent(summary.utilisation().memory()) + ", on average"));
    fullDemand(summary.fullDemand()).ifPresent(cards::add);
    cards.add(
        new Card(
            "Instances used",
            Numbers.grouped(summary.instancesUsed()),
            "of " + Numbers.grouped(summary.instances())));
    if (summary.packing().instancesInUse() > 0) {
      cards.add(packing(summary.packing()));
    }
    cards.add(lost(tasks));
    Summary.Calls calls = summary.calls();
    if (!calls.equals(Summary.Calls.NONE)) {
      cards.add(
          new Card(
              "Calls",
              Numbers.grouped(calls.made()),
              "%s throttled, %s refused for another reason"
                  .formatted(
                      Numbers.grouped(calls.throttled()), Numbers.grouped(calls.refused()))));
    }
    Summary.Provisioning provisioning = summary.provisioning();
    if (!provisioning.equals(Summary.Provisioning.NONE)) {
      cards.add(
          new Card(
              "Waited in PROVISIONING",
              Numbers.grouped(provisioning.entered()),
              "at most %s at once, %s timed out, %s refused"
                  .formatted(
                      Numbers.grouped(provisioning.peak()),
                      Numbers.grouped(provisioning.timedOut()),
                      Numbers.grouped(provisioning.refused()))));
    }
    Summary.Containers containers = summary.containers();
    if (!containers.equals(Summary.Containers.NONE)) {
      cards.add(
          new Card(
              "Containers started",
              Numbers.grouped(containers.started()),
              "%s pulls of images, %s tasks failed to start"
                  .formatted(
                      Numbers.grouped(containers.pulls()),
                      Numbers.grouped(containers.tasksNotStarted()))));
    }
    Summary.Services services = summary.services();
    if (!services.isNone()) {
      cards.add(
          new Card(
              "Services steady",
              "%s of %s"
                  .formatted(
                      Numbers.grouped(services.steady()), Numbers.grouped(services.services())),
              "%s deployments completed, %s failed, %s rolled back"
                  .formatted(
                      Numbers.grouped(services.deploymentsCompleted()),
                      Numbers.grouped(services.deploymentsFailed()),
                      Numbers.grouped(services.rolledBack()))));
    }
    Summary.Steps steps = summary.steps();
    if (!steps.isNone()) {
      cards.add(
          new Card(
              "Steps succeeded",
              Numbers.grouped(steps.succeeded()),
              "%s failed, %s timed out, %s not placed, %s refused, %s rolled back"
                  .formatted(
                      Numbers.grouped(steps.failed()),
                      Numbers.grouped(steps.timedOut()),
                      Numbers.grouped(steps.notPlaced()),
                      Numbers.grouped(steps.refused()),
                      Numbers.grouped(steps.rolledBack()))));
    }
    Summary.Schedulers schedulers = summary.schedulers();
    if (!schedulers.isNone()) {
      cards.add(
          new Card(
              "Conflicts of schedulers",
              Numbers.grouped(schedulers.conflicts()),
              "%s of plans, %s lost, %s refreshes"
                  .formatted(
                      Numbers.percent(schedulers.conflictRate()),
                      Numbers.duration(schedulers.lostSeconds()),
                      Numbers.grouped(schedulers.refreshes()))));
    }
    Summary.Capacity capacity = summary.capacity();
    if (!capacity.isNone()) {
      cards.add(
          new Card(
              "Instances launched",
              Numbers.grouped(capacity.launched()),
              "%s terminated; groups grew %s times and shrank %s times"
                  .formatted(
                      Numbers.grouped(capacity.terminated()),
                      Numbers.grouped(capacity.scaledOut()),
                      Numbers.grouped(capacity.scaledIn()))));
    }
    if (summary.costUsd() > 0) {
      cards.add(
          new Card(
              "Cost",
              Numbers.usd(summary.costUsd()),
              "on demand, for " + Numbers.duration(summary.simulatedSeconds())));
    }
    return cards;
  }

  /** How well the cluster is filled by arrivals that have asked for all there is, if they have. */
  private static Optional<Card> fullDemand(Summary.Shares shares) {
    Map<String, Double> reached = new LinkedHashMap<>();
    reached.put("GPU", shares.gpu());
    reached.put("CPU", shares.cpu());
    reached.put("Memory", shares.memory());
    reached.values().removeIf(share -> share.isNaN());
    return reached.entrySet().stream()
        .findFirst()
        .map(share ->
            new Card(
                share.getKey() + " reserved at full demand",
                Numbers.percent(share.getValue()),
                "once tasks had asked for all there is"));
  }

  private static Card packing(Packing packing) {
    return new Card(
        "Packing, of the bound",
        PackingText.efficiency(packing),
        "%s in use at once, %s needed"
            .formatted(
                Numbers.grouped(packing.instancesInUse()),
                Numbers.grouped(packing.instancesNeeded())));
  }

  /** Tasks that did not get what they came for. */
  private static Card lost(Summary.Tasks tasks) {
    return new Card(
        "Dropped or failed",
        Numbers.grouped(tasks.dropped() + tasks.failed()),
        Numbers.grouped(tasks.dropped())
            + " dropped, "
            + Numbers.grouped(tasks.failed())
            + " failed");
  }

  private static String share(long part, long whole) {
    return whole == 0
        ? "nothing was placed"
        : Numbers.percent((double) part / whole) + " of those placed";
  }

  private record Card(String name, String value, String note) {}
}
