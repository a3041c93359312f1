package dev.berth.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.SeededTest;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.schedule.ScheduleExpression.Cron;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.TimeZone;
import org.apache.commons.rng.UniformRandomProvider;
import org.quartz.CronExpression;

/** Holds cron expressions to those of Quartz, where the two mean the same. */
class CronOracleTest {
  private static final String[] MINUTES = {"0", "*", "*/7", "13/20", "5-9", "50-10", "1,2,59"};
  private static final String[] HOURS = {"0", "*", "23", "8-18/2", "22-3", "4,16", "1/5"};
  private static final String[] MONTHS = {"*", "2", "JAN-MAR", "OCT-FEB", "4,6,9,11", "1/3"};
  private static final String[] DAYS = {
    "1", "*", "29", "31", "L", "15W", "1W", "10-20", "2/9", "5,25"
  };
  private static final String[] WEEK = {
    "*", "MON", "MON-FRI", "FRI-MON", "6L", "3#2", "2#5", "L", "1,7"
  };
  private static final String[] YEARS = {"*", "2026", "2027-2030", "2026/3", "2028,2032"};

  @SeededTest(runs = 400)
  void next_isThatOfQuartz(long seed) throws Exception {
    UniformRandomProvider random = RandomStreams.of(seed).stream();
    boolean byWeek = random.nextBoolean();
    String day = any(DAYS, random);
    // Quartz leaves out all but the first time on a weekday that it has moved forwards.
    String time = day.endsWith("W") ? "30 12" : any(MINUTES, random) + " " + any(HOURS, random);
    String month = any(MONTHS, random);
    String days =
        byWeek ? "? %s %s".formatted(month, any(WEEK, random)) : "%s %s ?".formatted(day, month);
    String pattern = "%s %s %s".formatted(time, days, any(YEARS, random));
    Cron cron = (Cron) ScheduleExpression.parse("cron(" + pattern + ")", ScheduleDialect.RULE);
    CronExpression oracle = new CronExpression("0 " + pattern);
    oracle.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));

    LocalDateTime moment =
        LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(random.nextInt(2_000_000));
    for (int i = 0; i < 50 && moment != null; i++) {
      Date expected = oracle.getNextValidTimeAfter(Date.from(moment.toInstant(ZoneOffset.UTC)));
      moment = cron.expression().next(moment);
      assertThat(moment == null ? null : moment.toInstant(ZoneOffset.UTC))
          .as("%s, time %d", pattern, i)
          .isEqualTo(expected == null ? null : expected.toInstant());
    }
  }

  private static String any(String[] choices, UniformRandomProvider random) {
    return choices[random.nextInt(choices.length)];
  }
}
