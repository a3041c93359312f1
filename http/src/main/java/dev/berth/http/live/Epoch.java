package dev.berth.http.live;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** The moment at which a world's time begins: between its nanoseconds and the API's moments. */
public record Epoch(Instant moment) {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int NANO_DIGITS = 9;
  private static final int MILLI_DIGITS = 3;

  /** A time of the world in seconds since 1970, to the millisecond, as ECS gives it. */
  public BigDecimal seconds(long nanos) {
    return BigDecimal.valueOf(moment.getEpochSecond())
        .add(BigDecimal.valueOf(moment.getNano(), NANO_DIGITS))
        .add(BigDecimal.valueOf(nanos, NANO_DIGITS))
        .setScale(MILLI_DIGITS, RoundingMode.FLOOR);
  }

  /** Seconds since 1970 as a time of the world; before it has begun, it is less than 0. */
  public long nanos(BigDecimal seconds) {
    BigDecimal since =
        seconds
            .subtract(BigDecimal.valueOf(moment.getEpochSecond()))
            .subtract(BigDecimal.valueOf(moment.getNano(), NANO_DIGITS))
            .multiply(BigDecimal.valueOf(NANOS_PER_SECOND));
    BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
    return since.max(most.negate()).min(most).longValue();
  }

  /** The moment of a time of the world. */
  public Instant at(long nanos) {
    return moment.plusNanos(nanos);
  }
}
