package dev.berth.cli.explain;

import dev.berth.cli.explain.TaskHistory.Stage;
import dev.berth.cli.explain.TaskStory.Attempt;
import dev.berth.cli.explain.TaskStory.Refusals;
import dev.berth.cli.terminal.Table;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.explain.Explanation;
import dev.berth.reports.Ink;
import dev.berth.reports.Numbers;
import java.util.ArrayList;
import java.util.List;

/** A task's story for people: what happened in a sentence, then why. */
final class StoryText {
  private static final double NANOS = 1e9;

  private final TaskStory story;
  private final Wording words;
  private final Resources largest;
  private final Page page;

  private StoryText(TaskStory story, Wording words, Resources largest, Ink ink) {
    this.story = story;
    this.words = words;
    this.largest = largest;
    this.page = new Page(ink);
  }

  /**
   * The story.
   *
   * @param largest the most of each resource that any instance of the cluster registered
   */
  static String of(TaskStory story, Wording words, Resources largest, Ink ink) {
    return new StoryText(story, words, largest, ink).render();
  }

  private String render() {
    page.opening(summary());
    Attempt refused = story.refused();
    if (refused != null) {
      refusal(refused);
    }
    Attempt placed = story.placed();
    if (placed != null) {
      placement(placed);
    }
    if (!story.stages().isEmpty()) {
      course();
    }
    page.heading("THE RUN")
        .sentence(
            "%s, seed %d, result %s; it ended at %s."
                .formatted(
                    story.scenario(), story.seed(), story.resultHash(), Moments.text(story.end())));
    return page.text();
  }

  private String summary() {
    String number = Numbers.grouped(story.number());
    String task = "Task %s of %s".formatted(number, story.workload());
    String arrived = "arrived at " + Moments.text(story.arrived());
    Attempt placed = story.placed();
    if (placed != null) {
      String where =
          "went to %s as task %s"
              .formatted(
                  words.instance(placed.explanation().chosen()),
                  Numbers.grouped(story.task() == null ? 0 : story.task()));
      return placed.time() == story.arrived()
          ? "%s %s and %s at once.".formatted(task, arrived, where)
          : "%s %s, waited %s for room and then %s."
              .formatted(task, arrived, duration(placed.time() - story.arrived()), where);
    }
    Long gaveUp = story.gaveUp();
    if (gaveUp != null) {
      return gaveUp == story.arrived()
          ? "%s %s, found no room and was given up at once.".formatted(task, arrived)
          : "%s %s, found no room for %s and was given up."
              .formatted(task, arrived, duration(gaveUp - story.arrived()));
    }
    return "%s %s and was still waiting for room when the run ended, %s later."
        .formatted(task, arrived, duration(story.end() - story.arrived()));
  }

  private void refusal(Attempt refused) {
    Explanation explained = refused.explanation();
    page.heading(story.placed() == null ? "WHY IT FOUND NO ROOM" : "WHY IT HAD TO WAIT");
    page.sentence(tries(refused));
    page.sentence(asks(explained.request()));
    Reasons reasons = new Reasons(explained, words, largest);
    page.sentence(
        "At %s none of %s could take it:"
            .formatted(
                Moments.text(refused.time()), Wording.count(explained.instances(), "instance")));
    page.table(reasons.exclusions());
    page.heading("WHAT WOULD HAVE HELPED AT " + Moments.text(refused.time()));
    reasons.remedies().forEach(page::point);
  }

  private String tries(Attempt refused) {
    Refusals refusals = story.refusals();
    if (refusals.count() == 0) {
      return "It was not tried itself%s: task %s of %s, which came before it, found no room. %s"
          .formatted(
              story.placed() == null ? "" : " until there was room",
              Numbers.grouped(refused.number()),
              story.workload(),
              line());
    }
    String behind =
        refusals.first() > story.arrived()
            ? " First it waited %s for its turn behind others."
                .formatted(duration(refusals.first() - story.arrived()))
            : "";
    if (refusals.count() == 1) {
      return "It was refused once, at %s.%s".formatted(Moments.text(refusals.first()), behind);
    }
    return "It was refused %s times, from %s to %s; this is refusal %s.%s"
        .formatted(
            Numbers.grouped(refusals.count()),
            Moments.text(refusals.first()),
            Moments.text(refusals.last()),
            Numbers.grouped(refused.attempt()),
            behind);
  }

  private String line() {
    return switch (story.policy()) {
      case ClientPolicy.Queue() -> "The queue is first come, first served.";
      case ClientPolicy.Drop() -> "Tasks of one call are given up together.";
      case ClientPolicy.Retry _ -> "Tasks that arrive together are tried in order.";
    };
  }

  private static String asks(PlacementRequest request) {
    return "It asks for %s.".formatted(Wording.demand(request.demand()));
  }

  private void placement(Attempt placed) {
    Explanation explained = placed.explanation();
    page.heading("WHY " + words.instance(explained.chosen()));
    if (story.refused() == null) {
      page.sentence(asks(explained.request()));
    }
    Reasons reasons = new Reasons(explained, words, largest);
    page.sentence("At " + Moments.text(placed.time()) + pause(placed) + ":");
    page.table(reasons.narrowing(story.ties()));
    if (!explained.exclusions().isEmpty()) {
      page.sentence("The others were out:");
      page.table(reasons.exclusions());
    }
  }

  /** How long nobody tried, which a client that comes again decides by itself. */
  private String pause(Attempt placed) {
    Attempt refused = story.refused();
    if (refused == null
        || refused.attempt() != story.refusals().count()
        || !(story.policy() instanceof ClientPolicy.Retry)) {
      return "";
    }
    return ", when its client came again, %s after that refusal"
        .formatted(duration(placed.time() - refused.time()));
  }

  private void course() {
    List<List<Object>> rows = new ArrayList<>();
    boolean exited = false;
    for (Stage stage : story.stages()) {
      boolean exits = !exited && stage.exitCode() != TaskHistory.NO_EXIT_CODE;
      exited |= exits;
      rows.add(
          List.of(
              stage.status().name(),
              Moments.text(stage.time()),
              exits ? "exit code " + stage.exitCode() : ""));
    }
    page.heading("HOW IT WENT ON").table(new Table(List.of("status", "from", ""), rows));
  }

  private static String duration(long nanos) {
    return Numbers.duration(nanos / NANOS);
  }
}
