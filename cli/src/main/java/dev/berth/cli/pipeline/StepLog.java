package dev.berth.cli.pipeline;

import dev.berth.engine.pipeline.StepNews;
import dev.berth.engine.record.Recorder;
import dev.berth.engine.record.WorldEvent;
import dev.berth.engine.record.WorldEvent.StepChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Notes what one step of a world does, and tells each line as it comes. */
final class StepLog implements Recorder {
  private final int step;
  private final Consumer<Line> listener;
  private final List<Line> lines = new ArrayList<>();
  private volatile StepNews.@Nullable Ended end;

  /**
   * A line.
   *
   * @param seconds of simulated time
   */
  record Line(double seconds, String text) {}

  StepLog(int step, Consumer<Line> listener) {
    this.step = step;
    this.listener = listener;
  }

  @Override
  public void on(WorldEvent event) {
    if (event instanceof StepChanged(long time, _, int number, StepNews news) && number == step) {
      Line line = new Line(time / 1e9, news.text());
      lines.add(line);
      listener.accept(line);
      if (news instanceof StepNews.Ended ended) {
        end = ended;
      }
    }
  }

  /** All lines so far. */
  List<Line> lines() {
    return lines;
  }

  /** How the step ended; {@code null} as long as it has not. */
  StepNews.@Nullable Ended end() {
    return end;
  }
}
