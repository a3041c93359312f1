package dev.berth.engine.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.SeededTest;
import dev.berth.engine.capacity.GroupAction.Drain;
import dev.berth.engine.capacity.GroupAction.Launch;
import dev.berth.engine.capacity.GroupAction.Park;
import dev.berth.engine.capacity.GroupAction.Serve;
import dev.berth.engine.capacity.GroupAction.Start;
import dev.berth.engine.capacity.GroupAction.Terminate;
import dev.berth.engine.capacity.LifecycleHook.Result;
import dev.berth.engine.capacity.LifecycleHook.Transition;
import dev.berth.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AutoScalingGroupTest {
  private static final long SECOND = 1_000_000_000L;
  private static final IntPredicate NONE = instance -> false;

  private int next;

  @Test
  @Tag("rule.group-lifecycle")
  void instance_isInServiceOnceItRuns() {
    AutoScalingGroup group = group(settings(List.of("a")));

    assertThat(group.setDesired(1, NONE, 0)).containsExactly(new Launch(0, 0, "a"));
    assertThat(group.state(0)).isEqualTo(LifecycleState.PENDING);
    assertThat(group.running(0, 20)).containsExactly(new Serve(0));
    assertThat(group.state(0)).isEqualTo(LifecycleState.IN_SERVICE);
    assertThat(group.setDesired(0, NONE, 30)).containsExactly(new Terminate(0));
    group.gone(0, 40);
    assertThat(group.state(0)).isNull();
    assertThat(LifecycleState.TERMINATING_WAIT.word()).isEqualTo("Terminating:Wait");
  }

  @Test
  @Tag("rule.group-zone-balance")
  void launches_goToTheZoneWithFewestInstances() {
    AutoScalingGroup group = group(settings(List.of("a", "b", "c")));

    assertThat(group.setDesired(5, NONE, 0))
        .extracting(action -> ((Launch) action).zone())
        .containsExactly("a", "b", "c", "a", "b");
  }

  @Test
  @Tag("rule.group-bounds")
  void desiredCapacity_staysWithinItsBounds() {
    AutoScalingGroup group =
        group(new GroupSettings("g", 2, 4, 1, false, List.of("a"), false, List.of(), null));

    assertThat(group.setDesired(9, NONE, 0)).hasSize(4);
    group.inService();
    group.setDesired(0, NONE, 0);
    assertThat(group.desired()).isEqualTo(2);
  }

  @Test
  @Tag("rule.group-termination-zone-first")
  void scaleIn_takesFromTheZoneWithMostInstances() {
    AutoScalingGroup group = running(settings(List.of("a", "b")), 3);

    // 0 and 2 are in zone a; 0 is closer to its next hour.
    assertThat(group.setDesired(2, NONE, 10 * SECOND)).containsExactly(new Terminate(0));
  }

  @Test
  @Tag("rule.group-termination-billing-hour")
  void scaleIn_takesWhoIsClosestToItsNextHour() {
    AutoScalingGroup group = group(settings(List.of("a")));
    group.setDesired(1, NONE, 0);
    group.setDesired(2, NONE, 1_800 * SECOND);
    group.running(0, 1_800 * SECOND);
    group.running(1, 1_900 * SECOND);

    assertThat(group.setDesired(1, NONE, 4_000 * SECOND)).containsExactly(new Terminate(1));
  }

  @Test
  @Tag("rule.group-scale-in-protection")
  void scaleIn_leavesProtectedInstancesAlone() {
    AutoScalingGroup group = running(settings(List.of("a")), 3);

    assertThat(group.setDesired(1, instance -> instance != 2, 10))
        .containsExactly(new Terminate(2));
    assertThat(group.desired()).isEqualTo(1);
    group.gone(2, 11);
    assertThat(group.reconcile(instance -> instance == 0, 20)).containsExactly(new Terminate(1));
  }

  @Test
  @Tag("rule.group-replaces-lost-instances")
  void instance_thatIsLost_isReplaced() {
    AutoScalingGroup group = running(settings(List.of("a")), 2);

    assertThat(group.gone(0, 10)).containsExactly(new Launch(2, 0, "a"));
  }

  @Test
  @Tag("rule.hook-holds-launch")
  void launchHook_holdsTheInstanceUp() {
    AutoScalingGroup group = group(hooked(Transition.LAUNCHING, 60, 3_600, Result.ABANDON));
    group.setDesired(1, NONE, 0);

    assertThat(group.running(0, 0)).isEmpty();
    assertThat(group.state(0)).isEqualTo(LifecycleState.PENDING_WAIT);
    assertThat(group.nextTime()).isEqualTo(60 * SECOND);
    assertThat(group.wake(60 * SECOND)).containsExactly(new Serve(0));
  }

  @Test
  @Tag("rule.hook-abandons-launch")
  void launchHook_thatTimesOut_abandonsTheInstance() {
    AutoScalingGroup group = group(hooked(Transition.LAUNCHING, 900, 300, Result.ABANDON));
    group.setDesired(1, NONE, 0);
    group.running(0, 0);

    assertThat(group.wake(300 * SECOND)).containsExactly(new Terminate(0), new Launch(1, 0, "a"));
  }

  @Test
  @Tag("rule.hook-continues-by-default-result")
  void launchHook_thatTimesOut_continuesIfItSaysSo() {
    AutoScalingGroup group = group(hooked(Transition.LAUNCHING, 900, 300, Result.CONTINUE));
    group.setDesired(1, NONE, 0);
    group.running(0, 0);

    assertThat(group.wake(300 * SECOND)).containsExactly(new Serve(0));
  }

  @Test
  @Tag("rule.hook-holds-termination")
  void terminationHook_holdsTheInstanceUp() {
    AutoScalingGroup group = running(hooked(Transition.TERMINATING, 900, 300, Result.ABANDON), 1);

    assertThat(group.setDesired(0, NONE, 0)).isEmpty();
    assertThat(group.state(0)).isEqualTo(LifecycleState.TERMINATING_WAIT);
    assertThat(group.wake(300 * SECOND)).containsExactly(new Terminate(0));
  }

  @Test
  @Tag("rule.draining-before-termination")
  void managedDraining_waitsUntilTheInstanceIsEmpty() {
    AutoScalingGroup group = running(settings(List.of("a")), 1);
    group.setManagedDraining(true);

    assertThat(group.setDesired(0, NONE, 0)).containsExactly(new Drain(0));
    assertThat(group.state(0)).isEqualTo(LifecycleState.TERMINATING_WAIT);
    assertThat(group.drained(0, 500)).containsExactly(new Terminate(0));
  }

  @Test
  @Tag("rule.draining-at-most-two-days")
  void managedDraining_endsAfterFortyEightHours() {
    AutoScalingGroup group = running(settings(List.of("a")), 1);
    group.setManagedDraining(true);
    group.setDesired(0, NONE, 0);

    assertThat(group.nextTime()).isEqualTo(48 * 3_600 * SECOND);
    assertThat(group.wake(48 * 3_600 * SECOND)).containsExactly(new Terminate(0));
  }

  @Test
  @Tag("rule.group-several-types")
  void group_withSeveralTypes_launchesTheFirstOrAllAlike() {
    GroupSettings prioritized =
        new GroupSettings("g", 0, 9, 3, false, List.of("a"), false, List.of(), null);
    GroupSettings diversified =
        new GroupSettings("g", 0, 9, 3, true, List.of("a"), false, List.of(), null);

    assertThat(group(prioritized).setDesired(4, NONE, 0))
        .extracting(action -> ((Launch) action).type())
        .containsOnly(0);
    assertThat(group(diversified).setDesired(4, NONE, 0))
        .extracting(action -> ((Launch) action).type())
        .containsExactly(0, 1, 2, 0);
  }

  @Test
  @Tag("rule.warm-pool-fills")
  void warmPool_holdsWhatTheGroupMayStillGrowBy() {
    AutoScalingGroup group = group(warm(LifecycleState.WARMED_STOPPED));

    assertThat(group.setDesired(1, NONE, 0)).hasSize(4);
    assertThat(group.warm()).containsExactly(1, 2, 3);
    assertThat(group.running(1, 30)).containsExactly(new Park(1));
    assertThat(group.state(1)).isEqualTo(LifecycleState.WARMED_STOPPED);
    assertThat(group.count()).isEqualTo(1);
  }

  @Test
  @Tag("rule.warm-pool-first")
  void scaleOut_takesInstancesOfTheWarmPoolFirst() {
    AutoScalingGroup group = group(warm(LifecycleState.WARMED_STOPPED));
    group.setDesired(1, NONE, 0);
    group.running(1, 30);

    assertThat(group.setDesired(2, NONE, 60)).containsExactly(new Start(1));
    assertThat(group.running(1, 80)).containsExactly(new Serve(1));
  }

  @Test
  @Tag("rule.warm-pool-running")
  void warmPool_ofRunningInstances_servesAtOnce() {
    AutoScalingGroup group = group(warm(LifecycleState.WARMED_RUNNING));
    group.setDesired(1, NONE, 0);

    assertThat(group.running(1, 30)).isEmpty();
    assertThat(group.setDesired(2, NONE, 60)).containsExactly(new Serve(1));
  }

  @SeededTest(runs = 60)
  void group_afterAnything_hasWhatItWantsOnceAllIsDone(long seed) {
    Random random = new Random(seed);
    List<String> zones = List.of("a", "b", "c").subList(0, 1 + random.nextInt(3));
    AutoScalingGroup group =
        group(new GroupSettings("g", 0, 20, 2, true, zones, false, List.of(), null));
    group.setManagedDraining(random.nextBoolean());
    List<GroupAction> open = new ArrayList<>();
    for (long step = 0; step < 200; step++) {
      long now = step * SECOND;
      int what = random.nextInt(4);
      List<Integer> serving = group.inService();
      if (what == 0) {
        open.addAll(group.setDesired(random.nextInt(21), NONE, now));
      } else if (what == 1 && !serving.isEmpty()) {
        open.addAll(group.gone(serving.get(random.nextInt(serving.size())), now));
      } else if (!open.isEmpty()) {
        open.addAll(follow(group, open.removeFirst(), now));
      }
      assertThat(group.count()).isGreaterThanOrEqualTo(group.desired());
    }
    long end = 1_000 * SECOND;
    while (!open.isEmpty()) {
      open.addAll(follow(group, open.removeFirst(), end));
      open.addAll(group.reconcile(NONE, end));
    }
    assertThat(group.inService()).hasSize(group.desired());
  }

  private static List<GroupAction> follow(AutoScalingGroup group, GroupAction action, long now) {
    return switch (action) {
      case Launch launch -> group.running(launch.instance(), now);
      case Start start -> group.running(start.instance(), now);
      case Drain drain -> group.drained(drain.instance(), now);
      case Terminate terminate -> group.gone(terminate.instance(), now);
      case Park _, Serve _ -> List.of();
    };
  }

  private AutoScalingGroup group(GroupSettings settings) {
    return new AutoScalingGroup(settings, () -> next++, RandomStreams.of(1).stream());
  }

  private AutoScalingGroup running(GroupSettings settings, int size) {
    AutoScalingGroup group = group(settings);
    group.setDesired(size, NONE, 0);
    for (int instance = 0; instance < size; instance++) {
      group.running(instance, 0);
    }
    return group;
  }

  private static GroupSettings settings(List<String> zones) {
    return settings(zones, List.of(), null);
  }

  private static GroupSettings settings(
      List<String> zones, List<LifecycleHook> hooks, @Nullable WarmPool pool) {
    return new GroupSettings("g", 0, 100, 1, false, zones, false, hooks, pool);
  }

  private static GroupSettings hooked(
      Transition transition, int takes, int heartbeat, Result byDefault) {
    return settings(
        List.of("a"),
        List.of(new LifecycleHook("h", transition, takes * SECOND, heartbeat * SECOND, byDefault)),
        null);
  }

  private static GroupSettings warm(LifecycleState state) {
    return settings(List.of("a"), List.of(), new WarmPool(0, 4, state));
  }
}
