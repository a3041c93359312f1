package dev.berth.engine.record;

import dev.berth.engine.record.WorldEvent.GroupScaled;
import dev.berth.engine.record.WorldEvent.ReservationMeasured;

/** Counts what Auto Scaling groups did. */
final class CapacityRecorder {
  private long launched;
  private long terminated;
  private long scaledOut;
  private long scaledIn;
  private double highest;

  void launched() {
    launched++;
  }

  void terminated() {
    terminated++;
  }

  void scaled(GroupScaled event) {
    if (event.to() > event.from()) {
      scaledOut++;
    } else {
      scaledIn++;
    }
  }

  void measured(ReservationMeasured event) {
    highest = Math.max(highest, event.datapoint().percent());
  }

  Summary.Capacity summary() {
    return new Summary.Capacity(launched, terminated, scaledOut, scaledIn, highest);
  }
}
