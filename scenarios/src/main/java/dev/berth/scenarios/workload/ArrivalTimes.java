package dev.berth.scenarios.workload;

import dev.berth.engine.random.Distribution;
import dev.berth.engine.schedule.Schedule;
import dev.berth.scenarios.unit.Rate;
import java.time.Duration;
import org.apache.commons.rng.UniformRandomProvider;

/** The moments at which a process produces arrivals, in nanoseconds from its beginning. */
public interface ArrivalTimes {
  /** The next moment, not before the previous one; {@link Long#MAX_VALUE} when none is left. */
  long nextNanos();

  /** A single moment, at once. */
  static ArrivalTimes once() {
    return new ArrivalTimes() {
      private boolean done;

      @Override
      public long nextNanos() {
        long moment = done ? Long.MAX_VALUE : 0;
        done = true;
        return moment;
      }
    };
  }

  /** Equal distances, the first arrival at once; exact, without a rounding error that adds up. */
  static ArrivalTimes constant(Rate rate) {
    return new ArrivalTimes() {
      private final long wholeStep = rate.nanos() / rate.events();
      private final long restStep = rate.nanos() % rate.events();
      private long whole = -wholeStep;
      private long rest = -restStep;

      @Override
      public long nextNanos() {
        whole += wholeStep;
        rest += restStep;
        if (rest >= rate.events()) {
          rest -= rate.events();
          whole++;
        }
        return whole;
      }
    };
  }

  /** Independent of each other: exponential distances. */
  static ArrivalTimes poisson(Rate rate, UniformRandomProvider random) {
    Distribution.Exponential distance = new Distribution.Exponential(1 / rate.perSecond());
    return new ArrivalTimes() {
      private long moment;

      @Override
      public long nextNanos() {
        long step = distance.sampleNanos(random);
        moment = step > Long.MAX_VALUE - moment ? Long.MAX_VALUE : moment + step;
        return moment;
      }
    };
  }

  /** When a schedule is due, at a random moment of the window that begins then. */
  static ArrivalTimes scheduled(Schedule schedule, Duration window, UniformRandomProvider random) {
    return new ScheduledTimes(schedule, window, random);
  }
}
