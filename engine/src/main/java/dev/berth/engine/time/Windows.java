package dev.berth.engine.time;

import dev.berth.engine.record.History;
import dev.berth.engine.record.WorldEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a world's time advances. Lanes run side by side through a window as long as
 * the network's smallest delay, then exchange what they have sent: nothing sent in a window can
 * arrive in it, so the lanes cannot disturb each other and their number does not show in the
 * result.
 *
 * <p>Without a delay there is a single lane, and a window is one instant.
 */
public final class Windows implements AutoCloseable {
  /** The answer of {@link #nextTime} when nothing will ever happen again. */
  public static final long NEVER = EventQueue.NEVER;

  /** Events to collect before the recorders get them: enough to be worth a thread's while. */
  private static final int BATCH = 2_048;

  /** The piece of work that is the recorders' and not a lane's. */
  private static final int RECORDERS = -1;

  private final Lane[] lanes;
  private final long length;
  private final History history;
  private final Crew crew;
  private final int[] pieces;
  private final List<ArrayList<WorldEvent>> batch = new ArrayList<>();
  private long now;
  private long end;
  private boolean input;
  private @Nullable Throwable historyFailure;

  /**
   * Windows over these lanes.
   *
   * @param lookaheadNanos the network's smallest delay; 0 needs a single lane
   * @param threads how many threads run lanes, the caller's included
   */
  public Windows(List<Lane> lanes, long lookaheadNanos, int threads, History history) {
    if (lookaheadNanos == 0 && lanes.size() > 1) {
      throw new IllegalArgumentException(lanes.size() + " lanes without a delay between them");
    }
    this.lanes = lanes.toArray(Lane[]::new);
    for (Lane lane : this.lanes) {
      lane.connect(this.lanes.length);
    }
    this.length = Math.max(lookaheadNanos, 1);
    this.history = history;
    this.pieces = new int[this.lanes.length + 1];
    this.crew = new Crew(Math.min(threads, this.lanes.length), this::runPiece);
  }

  /** When the next thing happens, or {@link #NEVER}. */
  public long nextTime() {
    long next = NEVER;
    for (Lane lane : lanes) {
      next = Math.min(next, lane.nextTime());
    }
    return next;
  }

  /** The world's time: all before it has happened. */
  public long now() {
    return now;
  }

  /** When the last thing happened. */
  public long reached() {
    long reached = now;
    for (Lane lane : lanes) {
      reached = Math.max(reached, lane.now());
    }
    return reached;
  }

  /**
   * Brings something from outside into the first lane. It happens once all that happened so far
   * lies behind it in every lane, at the edge of the last window: like any other event, at a time
   * that does not depend on how many lanes there are.
   */
  public void bring(Runnable handOver) {
    Lane first = lanes[0];
    long edge = length == 1 ? now : Math.max(now, end);
    first.schedule(edge - first.now(), handOver);
    input = true;
  }

  /**
   * Brings something from outside into the first lane at a given time, or as soon after it as all
   * that has happened lies behind it in every lane.
   *
   * @return when it happens
   */
  public long bringAt(long nanos, Runnable handOver) {
    Lane first = lanes[0];
    long time = Math.max(nanos, Math.max(now, end));
    first.schedule(time - first.now(), handOver);
    input = true;
    return time;
  }

  /** Whether something was brought in that has not happened yet. */
  public boolean hasInput() {
    return input;
  }

  /** Runs one window from the next thing that happens, at most up to {@code horizon}. */
  public void runNext(long horizon) {
    long start = nextTime();
    input = false;
    now = start;
    end = Math.min(horizon, start > NEVER - length ? NEVER : start + length);
    runWindow();
  }

  /** Runs what the mailboxes hold, without advancing time, until they hold nothing. */
  public void settle() {
    end = now;
    boolean worked = true;
    while (worked) {
      worked = runWindow();
    }
  }

  /** Hands the recorders all that has happened. */
  public void flush() {
    collectEvents(1);
    recordBatch();
    throwFailure();
  }

  /** Hands the recorders all that has happened and tells them when the world ended. */
  public void finish(long timeNanos) {
    flush();
    history.end(timeNanos);
  }

  @Override
  public void close() {
    crew.close();
  }

  /** Runs the lanes up to {@link #end}; false if none had anything to do. */
  private boolean runWindow() {
    int count = 0;
    // The crew begins with the last piece: the recorders and the control plane take longest.
    for (int number = lanes.length - 1; number >= 0; number--) {
      if (lanes[number].isActive(end, lanes)) {
        pieces[count++] = number;
      }
    }
    if (!batch.isEmpty()) {
      pieces[count++] = RECORDERS;
    }
    crew.run(count);
    for (Lane lane : lanes) {
      lane.exchange();
    }
    throwFailure();
    collectEvents(BATCH);
    return count > 0;
  }

  private void runPiece(int piece) {
    if (pieces[piece] == RECORDERS) {
      recordBatch();
    } else {
      lanes[pieces[piece]].run(now, end, lanes);
    }
  }

  private void collectEvents(int atLeast) {
    int count = 0;
    for (Lane lane : lanes) {
      count += lane.eventCount();
    }
    if (count >= atLeast) {
      for (Lane lane : lanes) {
        batch.add(lane.takeEvents());
      }
    }
  }

  private void recordBatch() {
    try {
      history.add(batch);
    } catch (RuntimeException | Error e) {
      historyFailure = e;
    } finally {
      batch.clear();
    }
  }

  private void throwFailure() {
    rethrow(historyFailure);
    for (Lane lane : lanes) {
      rethrow(lane.failure());
    }
  }

  private static void rethrow(@Nullable Throwable failure) {
    switch (failure) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failure);
    }
  }
}
