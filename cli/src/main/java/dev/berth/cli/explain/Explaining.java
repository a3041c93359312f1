package dev.berth.cli.explain;

import dev.berth.cli.explain.TaskMarks.Choice;
import dev.berth.cli.terminal.Terminal;
import dev.berth.engine.model.Resources;
import dev.berth.reports.Ink;
import dev.berth.scenarios.ScenarioException;
import org.jspecify.annotations.Nullable;

/**
 * Tells why a task of a run went where it did.
 *
 * @param task its number, or workload and number
 * @param first whether the first refusal is asked about, not the last
 * @param at explain the last refusal until then; {@code null}: of all
 */
public record Explaining(AskedRun run, String task, boolean first, @Nullable Moment at) {
  /** The answer as text or JSON. */
  public String answer(AnswerFormat format, Terminal terminal) throws ScenarioException {
    Investigation investigation = new Investigation(PastRun.of(run), terminal);
    TaskTarget target = TaskTarget.of(task, investigation.workloads());
    TaskStory story =
        investigation.of(target, new Choice(first, at == null ? Long.MAX_VALUE : at.nanos()));
    Wording words = new Wording(investigation.instances().labels());
    Resources largest = investigation.instances().largest();
    return switch (format) {
      case TEXT ->
          StoryText.of(story, words, largest, terminal.colouredOut() ? Ink.COLOUR : Ink.PLAIN);
      case JSON -> StoryDocument.of(story, words);
    };
  }
}
