package dev.berth.engine.record;

/** Counts the answers that clients had to their calls. */
final class CallRecorder {
  private long made;
  private long throttled;
  private long refused;

  void count(CallAnswer answer) {
    made++;
    switch (answer) {
      case DONE -> {}
      case THROTTLED -> throttled++;
      case REFUSED -> refused++;
    }
  }

  Summary.Calls summary() {
    return new Summary.Calls(made, throttled, refused);
  }
}
