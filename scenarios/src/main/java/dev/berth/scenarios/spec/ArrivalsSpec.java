package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.engine.schedule.ScheduleExpression;
import dev.berth.scenarios.binding.Within;
import dev.berth.scenarios.unit.Rate;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** When work arrives: at a rate, on a schedule, or all at one moment. */
public record ArrivalsSpec(
    @JsonProperty(defaultValue = "poisson")
        @JsonPropertyDescription(
            "poisson: independent of each other, as of many clients; constant: at equal distances.")
        ProcessSpec process,
    @JsonPropertyDescription("Arrivals in a second, minute or hour, such as 5/s.")
        @Nullable Rate rate,
    @JsonPropertyDescription(
            "Times by the calendar, as EventBridge Scheduler takes them; instead of rate. A"
                + " rate(...) counts from the first arrival.")
        @Nullable ScheduleExpression schedule,
    @JsonProperty(defaultValue = "UTC")
        @JsonPropertyDescription(
            "Whose clocks a schedule follows. Times that they skip are left out, and those that"
                + " they show twice count once.")
        ZoneId timeZone,
    @JsonProperty(defaultValue = "1min")
        @JsonPropertyDescription(
            "Tasks on a schedule start at a random moment within so much time after it is due; a"
                + " minute is EventBridge Scheduler's precision.")
        @Within(max = 86_400)
        Duration flexibleWindow,
    @JsonProperty(defaultValue = "1")
        @JsonPropertyDescription("Tasks in each arrival.")
        @Within(min = 1, max = 100_000)
        int batch,
    @JsonPropertyDescription("When the first arrival may come. Default: at once.")
        @Nullable Duration from,
    @JsonPropertyDescription("When arrivals end. Default: with the run.") @Nullable Duration until,
    @JsonPropertyDescription("Arrivals end after so many tasks.")
        @Within(min = 1, max = 1_000_000_000_000L)
        @Nullable Long limit,
    @JsonPropertyDescription("The moment of a single arrival; instead of rate.")
        @Nullable Duration at,
    @JsonPropertyDescription("Tasks that arrive at that moment.") @Within(min = 1, max = 10_000_000)
        @Nullable Integer count) {
  /** How arrivals follow each other. */
  public enum ProcessSpec {
    POISSON,
    CONSTANT
  }
}
