package dev.berth.engine.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Brings the events of all lanes into the one order of the world's history and hands them to the
 * recorders.
 *
 * <p>Lanes that run ahead of each other order events by time, then source, and each source's own
 * order: that knows nothing of lanes. A world of a single lane keeps the order in which things
 * happened.
 */
public final class History {
  private static final Comparator<WorldEvent> ORDER =
      (a, b) -> {
        int byTime = Long.compare(a.time(), b.time());
        return byTime != 0 ? byTime : Long.compare(a.source(), b.source());
      };

  private final List<Recorder> recorders;
  private final boolean singleLane;
  private final ArrayList<WorldEvent> merged = new ArrayList<>();

  /** A history that these recorders follow. */
  public History(List<Recorder> recorders, boolean singleLane) {
    this.recorders = List.copyOf(recorders);
    this.singleLane = singleLane;
  }

  /**
   * Takes what all lanes have seen up to some time, nothing of which lies before the events taken
   * earlier.
   */
  public void add(List<? extends List<WorldEvent>> eventsByLane) {
    for (List<WorldEvent> events : eventsByLane) {
      merged.addAll(events);
    }
    if (!singleLane) {
      merged.sort(ORDER);
    }
    for (WorldEvent event : merged) {
      for (Recorder recorder : recorders) {
        recorder.on(event);
      }
    }
    merged.clear();
  }

  /** Tells all recorders that the world has ended. */
  public void end(long timeNanos) {
    for (Recorder recorder : recorders) {
      recorder.end(timeNanos);
    }
  }
}
