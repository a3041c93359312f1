package dev.berth.cli.explain;

import dev.berth.cli.explain.TaskStory.Attempt;
import dev.berth.reports.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task's story as JSON; times are seconds since the run's beginning. */
final class StoryDocument {
  private static final double NANOS = 1e9;

  private StoryDocument() {}

  /** The JSON text. */
  static String of(TaskStory story, Wording words) {
    ExplanationDocument explanations = new ExplanationDocument(words);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("scenario", story.scenario());
    document.put("seed", story.seed());
    document.put("resultHash", story.resultHash());
    document.put("workload", story.workload());
    document.put("number", story.number());
    document.put("submitted", story.submitted());
    put(document, "task", story.task());
    document.put("arrivedSeconds", story.arrived() / NANOS);
    put(document, "gaveUpSeconds", seconds(story.gaveUp()));
    document.put("endSeconds", story.end() / NANOS);
    document.put("refusals", story.refusals().count());
    if (story.refusals().count() > 0) {
      document.put("firstRefusalSeconds", story.refusals().first() / NANOS);
      document.put("lastRefusalSeconds", story.refusals().last() / NANOS);
    }
    put(document, "refused", attempt(story.refused(), explanations));
    put(document, "placed", attempt(story.placed(), explanations));
    document.put(
        "course",
        story.stages().stream()
            .map(each -> {
              Map<String, Object> stage = new LinkedHashMap<>();
              stage.put("status", each.status().name());
              stage.put("seconds", each.time() / NANOS);
              if (each.exitCode() != TaskHistory.NO_EXIT_CODE) {
                stage.put("exitCode", each.exitCode());
              }
              return stage;
            })
            .toList());
    return Json.indented(document);
  }

  private static @Nullable Object attempt(
      @Nullable Attempt attempt, ExplanationDocument explanations) {
    if (attempt == null) {
      return null;
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("seconds", attempt.time() / NANOS);
    document.put("number", attempt.number());
    document.put("attempt", attempt.attempt());
    document.putAll(explanations.of(attempt.explanation()));
    return document;
  }

  private static @Nullable Double seconds(@Nullable Long nanos) {
    return nanos == null ? null : nanos / NANOS;
  }

  private static void put(Map<String, Object> document, String name, @Nullable Object value) {
    if (value != null) {
      document.put(name, value);
    }
  }
}
