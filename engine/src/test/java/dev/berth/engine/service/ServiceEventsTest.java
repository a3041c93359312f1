package dev.berth.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.service.ServiceEvent;
import dev.berth.engine.model.Arns;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.service.ServiceEvents.Cause;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ServiceEventsTest {
  private static final long HOUR = 3_600_000_000_000L;

  private final List<String> told = new ArrayList<>();
  private final ServiceEvents events =
      new ServiceEvents(
          new ServiceNames("web", "test", Arns.DEFAULT, RandomStreams.of(1)),
          (message, _) -> told.add(message));

  @Test
  @Tag("rule.services-events-newest-hundred")
  void events_beyondAHundred_pushTheOldestOut() {
    for (int i = 0; i < 103; i++) {
      events.tell("event " + i, i);
    }

    assertThat(events.list()).hasSize(100);
    assertThat(events.list().getFirst().message()).isEqualTo("(service web) event 102");
    assertThat(events.list().getLast().message()).isEqualTo("(service web) event 3");
    assertThat(events.list()).extracting(ServiceEvent::id).doesNotHaveDuplicates();
    assertThat(told).hasSize(103);
  }

  @Test
  @Tag("rule.services-events-not-repeated")
  void message_whoseCauseLasts_isToldAgainAfterSixHours() {
    events.tellOnce(Cause.STEADY, "has reached a steady state.", 0);
    events.tellOnce(Cause.STEADY, "has reached a steady state.", 6 * HOUR - 1);
    assertThat(told).hasSize(1);
    assertThat(events.nextRepeat(Cause.STEADY)).isEqualTo(6 * HOUR);
    events.tellOnce(Cause.STEADY, "has reached a steady state.", 6 * HOUR);

    assertThat(told).hasSize(2);
  }

  @Test
  @Tag("rule.services-events-not-repeated")
  void message_whoseCauseHasEnded_isToldAgain() {
    events.tellOnce(Cause.STEADY, "has reached a steady state.", 0);
    events.ended(Cause.STEADY);
    events.tellOnce(Cause.STEADY, "has reached a steady state.", 1);

    assertThat(told).hasSize(2);
  }
}
