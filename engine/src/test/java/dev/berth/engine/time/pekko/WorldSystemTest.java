package dev.berth.engine.time.pekko;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.record.History;
import dev.berth.engine.time.Lane;
import dev.berth.engine.time.Windows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.junit.jupiter.api.Test;

/** Ordinary actors with ordinary timers, on virtual time. */
class WorldSystemTest {
  private static final long SECOND = 1_000_000_000;
  private static final long HORIZON = 100 * SECOND;

  private final List<String> trace = new ArrayList<>();

  @Test
  void timers_ofAnOrdinaryActor_runOnVirtualTime() {
    run(
        Behaviors.withTimers(timers -> {
          timers.startSingleTimer("once", "once", Duration.ofSeconds(50));
          timers.startTimerAtFixedRate("rate", "rate", Duration.ofSeconds(20));
          timers.startTimerWithFixedDelay("delay", "delay", Duration.ofSeconds(30));
          return traced(timers);
        }));

    assertThat(trace)
        .containsExactly(
            "rate at 20",
            "delay at 30",
            "rate at 40",
            "once at 50",
            "delay at 60",
            "rate at 60",
            "rate at 80",
            "delay at 90");
  }

  @Test
  void timer_replacedOrCancelled_doesNotFire() {
    run(
        Behaviors.withTimers(timers -> {
          timers.startSingleTimer("a", "replaced", Duration.ofSeconds(10));
          timers.startSingleTimer("a", "replacement", Duration.ofSeconds(20));
          timers.startSingleTimer("b", "cancelled", Duration.ofSeconds(30));
          timers.startSingleTimer("c", "cancel b", Duration.ofSeconds(25));
          return traced(timers);
        }));

    assertThat(trace).containsExactly("replacement at 20", "cancel b at 25");
  }

  @Test
  void receiveTimeout_ofAnOrdinaryActor_runsOnVirtualTime() {
    run(
        Behaviors.setup(context -> {
          context.setReceiveTimeout(Duration.ofSeconds(40), "timeout");
          context.scheduleOnce(Duration.ofSeconds(30), context.getSelf(), "message");
          return Behaviors.receiveMessage(message -> {
            note(message);
            return Behaviors.same();
          });
        }));

    assertThat(trace).containsExactly("message at 30", "timeout at 70");
  }

  private Behavior<String> traced(TimerScheduler<String> timers) {
    return Behaviors.receiveMessage(message -> {
      note(message);
      if (message.equals("cancel b")) {
        timers.cancel("b");
      }
      return Behaviors.same();
    });
  }

  private void note(String message) {
    Lane lane = Lane.current();
    assertThat(lane).isNotNull();
    trace.add(message + " at " + lane.now() / SECOND);
  }

  private void run(Behavior<String> behavior) {
    WorldSystem system = new WorldSystem(1);
    try (Windows windows = new Windows(system.lanes(), 0, 1, new History(List.of(), true))) {
      system.spawn(behavior, "ordinary", WorldSettings.inLane(0), windows);
      while (windows.nextTime() < HORIZON) {
        windows.runNext(HORIZON);
      }
    } finally {
      system.close();
    }
  }
}
