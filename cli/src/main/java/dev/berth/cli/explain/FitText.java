package dev.berth.cli.explain;

import dev.berth.cli.explain.FitAnswer.Capacity;
import dev.berth.cli.explain.FitAnswer.OneMore;
import dev.berth.cli.explain.FitAnswer.Share;
import dev.berth.cli.terminal.Table;
import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.explain.Fit;
import dev.berth.engine.placement.explain.Fit.Leftover;
import dev.berth.reports.Ink;
import dev.berth.reports.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many more tasks fit, for people. */
final class FitText {
  private static final int FEW = 4;

  private final FitAnswer answer;
  private final Page page;

  private FitText(FitAnswer answer, Ink ink) {
    this.answer = answer;
    this.page = new Page(ink);
  }

  /** The text. */
  static String of(FitAnswer answer, Ink ink) {
    FitText text = new FitText(answer, ink);
    text.opening();
    if (answer.fit().tasks() > 0) {
      text.places();
    }
    text.reasons();
    text.oneMore();
    return text.page.text();
  }

  private void opening() {
    Fit fit = answer.fit();
    String when = (answer.ended() ? "when the run ends, at " : "at ") + Moments.text(answer.time());
    String tasks = Wording.count(fit.tasks(), "more task");
    page.opening(
        fit.tasks() == 0
            ? "No more task of %s fits %s.".formatted(answer.workload(), when)
            : "%s%s of %s fit%s %s, on %s of %s."
                .formatted(
                    fit.isAll() ? "" : "At least ",
                    tasks,
                    answer.workload(),
                    fit.tasks() == 1 ? "s" : "",
                    when,
                    Numbers.grouped(answer.taking()),
                    Wording.count(fit.tasksByInstance().size(), "instance")));
    PlacementRequest request = answer.request();
    page.sentence("Each asks for %s%s.".formatted(Wording.demand(request.demand()), rules()));
    if (answer.sizeIsNominal()) {
      page.sentence(
          "The trace gives tasks sizes of their own; this is the size of the task definition.");
    }
    if (answer.waiting() > 0) {
      page.sentence(
          "%s for room at that time already; they are not counted."
              .formatted(
                  answer.waiting() == 1
                      ? "1 task waits"
                      : Numbers.grouped(answer.waiting()) + " tasks wait"));
    }
  }

  private String rules() {
    PlacementRequest request = answer.request();
    List<String> rules = new ArrayList<>();
    request.constraints().memberOf().forEach(each -> rules.add("memberOf " + each.text()));
    if (request.constraints().distinctInstance()) {
      rules.add("distinctInstance");
    }
    request.policies().forEach(each -> rules.add(Wording.policy(each)));
    return rules.isEmpty() ? "" : "; placed by " + String.join(", ", rules);
  }

  private void places() {
    page.heading("WHERE THEY GO");
    page.sentence(counts() + ".");
    if (answer.byGroup().size() > 1) {
      page.table(shares("group", answer.byGroup()));
    }
    if (answer.byZone().size() > 1) {
      page.table(shares("zone", answer.byZone()));
    }
  }

  /** {@code 3 each on 12 instances, 1 on nodes/7}. */
  private String counts() {
    Map<Integer, Integer> instances = new TreeMap<>();
    answer.fit().tasksByInstance().stream()
        .filter(tasks -> tasks > 0)
        .forEach(tasks -> instances.merge(-tasks, 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    instances.forEach((tasks, count) ->
        parts.add(
            "%s%s on %s"
                .formatted(
                    Numbers.grouped(-tasks),
                    count == 1 ? "" : " each",
                    Wording.count(count, "instance"))));
    int more = parts.size() - FEW;
    return more > 0
        ? String.join(", ", parts.subList(0, FEW)) + ", fewer on the others"
        : String.join(", ", parts);
  }

  private static Table shares(String what, List<Share> shares) {
    List<List<Object>> rows = new ArrayList<>();
    for (Share each : shares) {
      rows.add(
          List.of(
              each.name(),
              each.tasks(),
              "on %s of %s"
                  .formatted(
                      Numbers.grouped(each.taking()),
                      Wording.count(each.instances(), "instance"))));
    }
    return new Table(List.of(what, "tasks", ""), rows);
  }

  private void reasons() {
    Fit fit = answer.fit();
    page.heading(fit.isAll() ? "WHY NO MORE" : "WHAT IS FULL BY THEN");
    List<List<Object>> rows = new ArrayList<>();
    long cpuUnits = 0;
    long memoryMiB = 0;
    long gpuMilli = 0;
    for (Leftover each : fit.leftovers()) {
      rows.add(
          List.of(
              Wording.obstacle(each.obstacle(), answer.request()),
              each.instances(),
              free(each.cpuUnits(), each.memoryMiB(), each.gpuMilli())));
      cpuUnits += each.cpuUnits();
      memoryMiB += each.memoryMiB();
      gpuMilli += each.gpuMilli();
    }
    page.table(new Table(List.of("why not", "instances", "left there"), rows));
    if (fit.isAll()) {
      Capacity capacity = answer.capacity();
      page.sentence(
          "Left over, and of no use for such tasks: %s of the cluster's CPU, %s of its memory%s."
              .formatted(
                  share(cpuUnits, capacity.cpuUnits()),
                  share(memoryMiB, capacity.memoryMiB()),
                  capacity.gpuMilli() == 0
                      ? ""
                      : ", " + share(gpuMilli, capacity.gpuMilli()) + " of its GPUs"));
    }
  }

  private void oneMore() {
    if (answer.oneMore().isEmpty()) {
      return;
    }
    List<List<Object>> rows = new ArrayList<>();
    for (OneMore each : answer.oneMore()) {
      rows.add(List.of(each.group(), each.type(), each.tasks(), each.size()));
    }
    page.heading("WITH ONE MORE INSTANCE")
        .table(new Table(List.of("of group", "type", "more tasks", "size"), rows));
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "none" : Numbers.percent((double) part / whole);
  }

  private static String free(long cpuUnits, long memoryMiB, long gpuMilli) {
    String text =
        "%s CPU units, %s".formatted(Numbers.grouped(cpuUnits), Numbers.memory(memoryMiB));
    return gpuMilli == 0 ? text : text + ", " + Resources.gpuText(gpuMilli) + " GPUs";
  }
}
