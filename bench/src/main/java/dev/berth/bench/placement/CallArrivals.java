package dev.berth.bench.placement;

import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.ArrivalSource;
import dev.berth.engine.input.Execution;
import dev.berth.engine.model.Resources;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** First a large task for each instance, then many calls for small ones of several sizes. */
final class CallArrivals implements ArrivalSource {
  /** Calls for small tasks. */
  static final int CALLS = 50_000;

  private static final Resources LARGE = Resources.of(14_336, 57_344);
  private static final int LARGE_PER_CALL = 10;
  private static final Execution ENDLESS = new Execution(Execution.ENDLESS, 0);
  private static final long EVERY_NANOS = 1_000_000;
  private static final List<Resources> SMALL =
      List.of(
          Resources.of(8, 32),
          Resources.of(8, 64),
          Resources.of(16, 32),
          Resources.of(16, 64),
          Resources.of(16, 96),
          Resources.of(32, 64),
          Resources.of(32, 128),
          Resources.of(24, 96));

  private final int largeCalls;
  private final List<Execution> largeCall;
  private final List<Execution> smallCall;
  private final CallTimes times;
  private int next;

  CallArrivals(int instances, int tasksPerCall, CallTimes times) {
    largeCalls = instances / LARGE_PER_CALL;
    largeCall = Collections.nCopies(LARGE_PER_CALL, ENDLESS);
    smallCall = Collections.nCopies(tasksPerCall, ENDLESS);
    this.times = times;
  }

  /** Asked for when the one before has arrived and its call is about to begin. */
  @Override
  public @Nullable Arrival next() {
    int call = next++;
    if (call == largeCalls) {
      times.start();
    } else if (call > largeCalls) {
      times.lap();
    }
    if (call == largeCalls + CALLS) {
      times.stop();
      return null;
    }
    long time = EVERY_NANOS * call;
    return call < largeCalls
        ? new Arrival(time, LARGE, largeCall)
        : new Arrival(time, SMALL.get(call % SMALL.size()), smallCall);
  }
}
