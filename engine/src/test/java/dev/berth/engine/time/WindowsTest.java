package dev.berth.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.berth.engine.record.History;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private static final long LOOKAHEAD = 10;

  private final List<String> trace = new ArrayList<>();
  private final List<Lane> lanes = IntStream.range(0, 3).mapToObj(Lane::new).toList();
  private final Windows windows = new Windows(lanes, LOOKAHEAD, 1, new History(List.of(), false));

  @AfterEach
  void close() {
    windows.close();
  }

  @Test
  void lanes_withoutADelayBetweenThem_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Windows(lanes, 0, 1, new History(List.of(), false)))
        .withMessage("3 lanes without a delay between them");
  }

  @Test
  void deliveries_ofOneInstant_comeInOrderOfTheirSenders() {
    lanes.get(1).schedule(0, () -> send(1, 30, 7));
    lanes.get(1).schedule(0, () -> send(1, 30, 3));
    lanes.get(2).schedule(0, () -> send(2, 30, 5));
    lanes.get(2).schedule(0, () -> send(2, 25, 9));

    runOut();

    assertThat(trace).containsExactly("25 from 9", "30 from 3", "30 from 5", "30 from 7");
  }

  @Test
  void deliveries_ofOneSender_keepTheirOrder() {
    lanes
        .get(1)
        .schedule(
            0,
            () -> {
              lanes.get(1).send(30, 4, 0, () -> trace.add("first"));
              lanes.get(1).send(30, 4, 0, () -> trace.add("second"));
            });

    runOut();

    assertThat(trace).containsExactly("first", "second");
  }

  @Test
  void delivery_atTheEdgeOfItsWindow_arrivesInTheNext() {
    lanes.get(1).schedule(5, () -> send(1, LOOKAHEAD, 1));
    lanes.get(0).schedule(15, () -> trace.add("own timer"));

    windows.runNext(Windows.NEVER);
    assertThat(trace).isEmpty();
    windows.runNext(Windows.NEVER);
    assertThat(trace).containsExactly("own timer", "15 from 1");
  }

  @Test
  void window_beginsWithTheNextThingThatHappens() {
    lanes.get(2).schedule(1_000, () -> trace.add("late"));

    assertThat(windows.nextTime()).isEqualTo(1_000);
    windows.runNext(Windows.NEVER);

    assertThat(windows.now()).isEqualTo(1_000);
    assertThat(windows.reached()).isEqualTo(1_000);
    assertThat(windows.nextTime()).isEqualTo(Windows.NEVER);
  }

  @Test
  void window_upToAHorizon_leavesWhatComesLater() {
    lanes.get(1).schedule(3, () -> trace.add("before"));
    lanes.get(2).schedule(5, () -> trace.add("at the horizon"));

    windows.runNext(5);

    assertThat(trace).containsExactly("before");
    assertThat(windows.nextTime()).isEqualTo(5);
  }

  @Test
  void outsiders_atAnInstant_comeOnceItHasSettled() {
    Lane lane = lanes.get(0);
    lane.schedule(
        5,
        () -> {
          lane.executeOutside(() -> {
            trace.add("first outsider");
            lane.execute(() -> trace.add("what it brought"));
            lane.schedule(0, () -> trace.add("and its timer"));
          });
          lane.executeOutside(() -> trace.add("second outsider"));
          lane.execute(() -> trace.add("mailbox"));
          lane.schedule(0, () -> trace.add("timer set now"));
        });
    lane.schedule(5, () -> trace.add("timer of this instant"));

    runOut();

    assertThat(trace)
        .containsExactly(
            "timer of this instant",
            "timer set now",
            "mailbox",
            "first outsider",
            "and its timer",
            "what it brought",
            "second outsider");
  }

  @Test
  void input_broughtFromOutside_comesAfterAllThatHasHappened() {
    lanes.get(1).schedule(5, () -> trace.add("5"));
    lanes.get(1).schedule(14, () -> trace.add("14"));
    lanes.get(0).schedule(15, () -> trace.add("15"));
    windows.runNext(Windows.NEVER);

    windows.bring(() -> trace.add("input at " + lanes.get(0).now()));

    assertThat(windows.hasInput()).isTrue();
    runOut();
    assertThat(windows.hasInput()).isFalse();
    assertThat(trace).containsExactly("5", "14", "15", "input at 15");
  }

  @Test
  void error_inOneLane_endsTheRunWithIt() {
    lanes
        .get(2)
        .schedule(
            1,
            () -> {
              throw new IllegalStateException("broken");
            });
    lanes.get(2).schedule(2, () -> trace.add("after it"));

    assertThatIllegalStateException()
        .isThrownBy(() -> windows.runNext(Windows.NEVER))
        .withMessage("broken");
    assertThat(trace).isEmpty();
  }

  @Test
  void failure_reportedTwice_isTheFirst() {
    lanes.get(1).fail(new IllegalStateException("first"));
    lanes.get(1).fail(new IllegalStateException("second"));

    assertThatIllegalStateException().isThrownBy(windows::flush).withMessage("first");
  }

  @Test
  void time_beyondItsEnd_isNever() {
    Lane lane = lanes.get(0);
    lane.schedule(5, () -> {});
    runOut();

    assertThat(lane.after(10)).isEqualTo(15);
    assertThat(lane.after(Long.MAX_VALUE)).isEqualTo(Windows.NEVER);
    lane.schedule(Long.MAX_VALUE, () -> trace.add("never"));
    assertThat(windows.nextTime()).isEqualTo(Windows.NEVER);
  }

  @Test
  void lane_ofTheThread_isKnownOnlyWhileItRuns() {
    Lane lane = lanes.get(1);
    lane.schedule(0, () -> trace.add("in lane " + (Lane.current() == lane)));

    runOut();

    assertThat(trace).containsExactly("in lane true");
    assertThat(Lane.current()).isNull();
  }

  private void send(int lane, long delay, long sender) {
    lanes.get(lane).send(delay, sender, 0, () -> trace.add(lanes.get(0).now() + " from " + sender));
  }

  private void runOut() {
    while (windows.nextTime() != Windows.NEVER) {
      windows.runNext(Windows.NEVER);
    }
  }
}
