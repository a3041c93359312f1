package dev.berth.engine.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The moments at which a schedule is due, in the order of time. A local time that clocks skip when
 * summer time begins is left out, and one that they show twice when it ends counts once.
 *
 * @param zone whose clocks count
 * @param begin the moment from which rates count
 * @param firstAtOnce whether a rate is due at that moment, as in EventBridge Scheduler, or one
 *     interval later, as in a rule
 */
public record Schedule(
    ScheduleExpression expression, ZoneId zone, Instant begin, boolean firstAtOnce) {
  /** The first moment that is due after this one; {@code null} if there is none. */
  public @Nullable Instant next(Instant after) {
    return switch (expression) {
      case ScheduleExpression.At(LocalDateTime time) -> {
        Instant moment = moment(time);
        yield moment != null && moment.isAfter(after) ? moment : null;
      }
      case ScheduleExpression.Rate(Duration interval) -> next(interval, after);
      case ScheduleExpression.Cron(CronExpression pattern) -> next(pattern, after);
    };
  }

  private Instant next(Duration interval, Instant after) {
    Instant first = firstAtOnce ? begin : begin.plus(interval);
    if (first.isAfter(after)) {
      return first;
    }
    long passed = Duration.between(first, after).dividedBy(interval);
    return first.plus(interval.multipliedBy(passed + 1));
  }

  private @Nullable Instant next(CronExpression pattern, Instant after) {
    LocalDateTime time = pattern.next(LocalDateTime.ofInstant(after, zone));
    while (time != null) {
      Instant moment = moment(time);
      if (moment != null && moment.isAfter(after)) {
        return moment;
      }
      time = pattern.next(time);
    }
    return null;
  }

  /** When clocks first show this time; {@code null} if they never do. */
  private @Nullable Instant moment(LocalDateTime time) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
    return offsets.isEmpty() ? null : time.toInstant(offsets.getFirst());
  }
}
