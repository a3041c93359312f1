package dev.berth.engine.time.pekko;

import com.typesafe.config.Config;
import dev.berth.engine.time.Lane;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.stream.IntStream;
import org.apache.pekko.actor.AbstractScheduler;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.event.LoggingAdapter;
import scala.concurrent.ExecutionContext;
import scala.concurrent.duration.FiniteDuration;

/**
 * Pekko's scheduler over virtual time: a timer fires in the lane whose actor set it. It also holds
 * the world's lanes, because it is the one object that Pekko creates first and hands to all
 * dispatchers.
 *
 * <p>Pekko's own machinery runs outside of all lanes, while the system starts and ends. No virtual
 * time passes for it: a timer that it sets fires when the scheduler is closed, unless cancelled by
 * then. Dispatchers end their threads this way.
 */
public final class VirtualScheduler extends AbstractScheduler implements Closeable {
  private final List<Lane> lanes;
  private final List<Timer> outside = new ArrayList<>();
  private boolean closed;

  /** Called by Pekko, as the settings name this class. */
  public VirtualScheduler(Config config, LoggingAdapter log, ThreadFactory threads) {
    lanes = IntStream.range(0, config.getInt(WorldSettings.LANES)).mapToObj(Lane::new).toList();
  }

  /** The world's lanes, the control plane's first. */
  public List<Lane> lanes() {
    return lanes;
  }

  @Override
  public Cancellable scheduleOnce(FiniteDuration delay, Runnable action, ExecutionContext context) {
    Timer timer = new Timer(action);
    Lane lane = Lane.current();
    if (lane == null) {
      atClose(timer);
    } else {
      lane.schedule(delay.toNanos(), timer);
    }
    return timer;
  }

  @Override
  public Cancellable schedule(
      FiniteDuration initialDelay,
      FiniteDuration interval,
      Runnable action,
      ExecutionContext context) {
    Lane lane = Lane.current();
    if (lane == null) {
      return atClose(new Timer(action));
    }
    RepeatingTimer timer = new RepeatingTimer(lane, interval.toNanos(), action);
    lane.schedule(initialDelay.toNanos(), timer);
    return timer;
  }

  @Override
  public double maxFrequency() {
    return 1e9;
  }

  /** Called by Pekko, as the last actor has ended. */
  @Override
  public void close() {
    List<Timer> left;
    synchronized (outside) {
      closed = true;
      left = List.copyOf(outside);
      outside.clear();
    }
    left.forEach(Timer::run);
  }

  private Timer atClose(Timer timer) {
    synchronized (outside) {
      if (closed) {
        // What Pekko expects of a scheduler that was closed; a dispatcher then ends at once.
        throw new IllegalStateException("the world has ended");
      }
      outside.add(timer);
    }
    return timer;
  }

  /** Fires once, unless cancelled. */
  private static final class Timer implements Runnable, Cancellable {
    private final Runnable action;
    private volatile boolean cancelled;
    private boolean fired;

    Timer(Runnable action) {
      this.action = action;
    }

    @Override
    public void run() {
      if (!cancelled) {
        fired = true;
        action.run();
      }
    }

    @Override
    public boolean cancel() {
      if (cancelled || fired) {
        return false;
      }
      cancelled = true;
      return true;
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }

  /** Fires again and again until cancelled. */
  private static final class RepeatingTimer implements Runnable, Cancellable {
    private final Lane lane;
    private final long intervalNanos;
    private final Runnable action;
    private boolean cancelled;

    RepeatingTimer(Lane lane, long intervalNanos, Runnable action) {
      this.lane = lane;
      this.intervalNanos = intervalNanos;
      this.action = action;
    }

    @Override
    public void run() {
      if (!cancelled) {
        lane.schedule(intervalNanos, this);
        action.run();
      }
    }

    @Override
    public boolean cancel() {
      boolean first = !cancelled;
      cancelled = true;
      return first;
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }
}
