package dev.berth.cli.explain;

import dev.berth.cli.explain.TaskMarks.Choice;
import dev.berth.cli.terminal.Terminal;
import dev.berth.engine.model.Resources;
import dev.berth.engine.record.InstanceInfo;
import dev.berth.reports.Ink;
import dev.berth.scenarios.ScenarioException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells why a task of a run went where it did.
 *
 * @param run a run's directory, a scenario file, or the name of a shipped scenario
 * @param task its number, or workload and number
 * @param overrides changes to the scenario
 * @param first whether the first refusal is asked about, not the last
 * @param at explain the last refusal until then; {@code null}: of all
 */
public record Explaining(
    String run, String task, List<String> overrides, boolean first, @Nullable Moment at) {
  public Explaining {
    overrides = List.copyOf(overrides);
  }

  /** The answer as text or JSON. */
  public String answer(AnswerFormat format, Terminal terminal) throws ScenarioException {
    Investigation investigation = new Investigation(PastRun.of(run, overrides), terminal);
    TaskTarget target = TaskTarget.of(task, investigation.workloads());
    TaskStory story =
        investigation.of(target, new Choice(first, at == null ? Long.MAX_VALUE : at.nanos()));
    Wording words = new Wording(investigation.instances());
    Resources largest =
        investigation.world().instanceInfos().stream()
            .map(InstanceInfo::registered)
            .reduce(Resources.NONE, Resources::max);
    return switch (format) {
      case TEXT ->
          StoryText.of(story, words, largest, terminal.colouredOut() ? Ink.COLOUR : Ink.PLAIN);
      case JSON -> StoryDocument.of(story, words);
    };
  }
}
