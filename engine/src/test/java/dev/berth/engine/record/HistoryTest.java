package dev.berth.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.model.Resources;
import dev.berth.engine.record.WorldEvent.InstanceRegistered;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private final RecordedEvents recorded = new RecordedEvents();

  @Test
  void events_ofSeveralLanes_areOrderedByTimeThenSource() {
    new History(List.of(recorded), false)
        .add(
            List.of(
                List.of(event(1, 9, 0), event(3, 2, 1)),
                List.of(event(1, 4, 2), event(1, 4, 3), event(2, 8, 4))));

    assertThat(recorded.all())
        .containsExactly(
            event(1, 4, 2), event(1, 4, 3), event(1, 9, 0), event(2, 8, 4), event(3, 2, 1));
  }

  @Test
  void events_ofASingleLane_keepTheOrderInWhichTheyHappened() {
    new History(List.of(recorded), true).add(List.of(List.of(event(1, 9, 0), event(1, 4, 1))));

    assertThat(recorded.all()).containsExactly(event(1, 9, 0), event(1, 4, 1));
  }

  @Test
  void digest_ofTheSameEvents_isTheSameForAnyBatches() {
    Digest atOnce = new Digest();
    Digest oneByOne = new Digest();
    List<WorldEvent> events = List.of(event(1, 1, 0), event(2, 1, 1), event(3, 1, 2));

    new History(List.of(atOnce), false).add(List.of(events));
    History history = new History(List.of(oneByOne), false);
    events.forEach(event -> history.add(List.of(List.of(event))));

    assertThat(oneByOne.events()).isEqualTo(3);
    assertThat(oneByOne.hash()).isEqualTo(atOnce.hash()).matches("[0-9a-f]{16}");
  }

  @Test
  void digest_ofOtherEvents_differs() {
    Digest one = new Digest();
    Digest other = new Digest();
    one.on(event(1, 1, 0));
    other.on(event(1, 1, 1));

    assertThat(one.hash()).isNotEqualTo(other.hash());
  }

  private static WorldEvent event(long time, long source, int instance) {
    return new InstanceRegistered(
        time, source, instance, "main", new InstanceInfo("i", Resources.of(1, 1), 0));
  }
}
