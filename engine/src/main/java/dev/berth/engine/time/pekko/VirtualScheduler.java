package dev.berth.engine.time.pekko;

import com.typesafe.config.Config;
import dev.berth.engine.time.Lane;
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
 * <p>Pekko's own machinery runs outside of all lanes, while the system starts and ends; a timer
 * that it sets never fires, since no virtual time passes for it.
 */
public final class VirtualScheduler extends AbstractScheduler {
  private static final Cancellable NEVER =
      new Cancellable() {
        @Override
        public boolean cancel() {
          return true;
        }

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  private final List<Lane> lanes;

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
    Lane lane = Lane.current();
    if (lane == null) {
      return NEVER;
    }
    Timer timer = new Timer(action);
    lane.schedule(delay.toNanos(), timer);
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
      return NEVER;
    }
    RepeatingTimer timer = new RepeatingTimer(lane, interval.toNanos(), action);
    lane.schedule(initialDelay.toNanos(), timer);
    return timer;
  }

  @Override
  public double maxFrequency() {
    return 1e9;
  }

  /** Fires once, unless cancelled. */
  private static class Timer implements Runnable, Cancellable {
    private final Runnable action;
    private boolean cancelled;
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
