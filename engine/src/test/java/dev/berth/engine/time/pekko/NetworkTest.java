package dev.berth.engine.time.pekko;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.SeededTest;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.Distribution.Constant;
import dev.berth.engine.random.Distribution.Exponential;
import dev.berth.engine.random.Distribution.Pareto;
import dev.berth.engine.random.Distribution.Shifted;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.History;
import dev.berth.engine.time.Lane;
import dev.berth.engine.time.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private static final int MESSAGES = 200;

  @Test
  void lookahead_ofANetwork_isItsSmallestDelay() {
    assertThat(network(new Constant(0.5)).lookaheadNanos()).isEqualTo(500_000_000);
    assertThat(network(new Shifted(0.02, new Exponential(1))).lookaheadNanos())
        .isEqualTo(20_000_000);
    assertThat(network(new Exponential(1)).lookaheadNanos()).isZero();
  }

  @SeededTest(runs = 10)
  void messages_onOneLink_arriveInOrder(long seed) {
    Distribution delay = new Shifted(1e-9, new Exponential(50e-9));
    List<Lane> lanes = List.of(new Lane(0), new Lane(1));
    Network network = new Network(delay, RandomStreams.of(seed));
    TestInbox<Integer> inbox = TestInbox.create();
    Network.Link<Integer> link = network.link(lanes.get(1), 5, 0, inbox.getRef(), 1);

    for (int i = 0; i < MESSAGES; i++) {
      int message = i;
      lanes.get(1).schedule(i, () -> link.send(message));
    }
    long end = run(lanes, network.lookaheadNanos());

    assertThat(inbox.getAllReceived()).isEqualTo(IntStream.range(0, MESSAGES).boxed().toList());
    assertThat(end).isGreaterThan(MESSAGES);
  }

  @SeededTest(runs = 10)
  void messages_withoutASmallestDelay_arriveInOrderInTheOneLane(long seed) {
    List<Lane> lanes = List.of(new Lane(0));
    Network network = new Network(new Exponential(5e-9), RandomStreams.of(seed));
    TestInbox<Integer> inbox = TestInbox.create();
    Network.Link<Integer> link = network.link(lanes.get(0), 5, 0, inbox.getRef(), 1);

    for (int i = 0; i < MESSAGES; i++) {
      int message = i;
      lanes.get(0).schedule(i, () -> link.send(message));
    }
    run(lanes, network.lookaheadNanos());

    assertThat(inbox.getAllReceived()).isEqualTo(IntStream.range(0, MESSAGES).boxed().toList());
  }

  @Test
  void links_ofOneNetwork_haveDelaysOfTheirOwn() {
    List<Long> arrivals = new ArrayList<>();
    for (int name = 0; name < 20; name++) {
      List<Lane> lanes = List.of(new Lane(0), new Lane(1));
      Network network = network(new Shifted(0.01, new Exponential(1)));
      TestInbox<String> inbox = TestInbox.create();
      Network.Link<String> link = network.link(lanes.get(1), 5, 0, inbox.getRef(), name);
      lanes.get(1).schedule(0, () -> link.send("hello"));
      arrivals.add(run(lanes, network.lookaheadNanos()));
    }

    assertThat(arrivals).doesNotHaveDuplicates();
  }

  @Test
  void message_slowerThanTime_neverArrives() {
    List<Lane> lanes = List.of(new Lane(0), new Lane(1));
    Network network = network(new Pareto(1e9, 0.001));
    TestInbox<String> inbox = TestInbox.create();
    Network.Link<String> link = network.link(lanes.get(1), 5, 0, inbox.getRef(), 1);

    lanes.get(1).schedule(7, () -> link.send("hello"));
    run(lanes, network.lookaheadNanos());

    assertThat(inbox.hasMessages()).isFalse();
  }

  private static Network network(Distribution delay) {
    return new Network(delay, RandomStreams.of(1));
  }

  private static long run(List<Lane> lanes, long lookahead) {
    History history = new History(List.of(), false);
    try (Windows windows = new Windows(lanes, lookahead, 1, history)) {
      while (windows.nextTime() != Windows.NEVER) {
        windows.runNext(Windows.NEVER);
      }
      return windows.reached();
    }
  }
}
