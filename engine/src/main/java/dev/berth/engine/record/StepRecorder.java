package dev.berth.engine.record;

import dev.berth.engine.pipeline.StepNews;
import dev.berth.engine.pipeline.StepResult;
import dev.berth.engine.record.WorldEvent.StepChanged;
import java.util.EnumMap;
import java.util.Map;

/** Counts what becomes of the steps of deployment pipelines. */
final class StepRecorder {
  private final Map<StepResult, Long> ended = new EnumMap<>(StepResult.class);
  private long open;
  private long rolledBack;

  void change(StepChanged event) {
    if (event.news() instanceof StepNews.Began) {
      open++;
    } else if (event.news() instanceof StepNews.Ended(StepResult result, _, boolean undone)) {
      open--;
      ended.merge(result, 1L, Long::sum);
      rolledBack += undone ? 1 : 0;
    }
  }

  Summary.Steps summary() {
    return new Summary.Steps(
        of(StepResult.SUCCEEDED),
        of(StepResult.FAILED),
        of(StepResult.TIMED_OUT),
        of(StepResult.NOT_PLACED),
        of(StepResult.REFUSED),
        rolledBack,
        open);
  }

  private long of(StepResult result) {
    return ended.getOrDefault(result, 0L);
  }
}
