package dev.berth.engine.capacity;

import dev.berth.engine.capacity.LifecycleHook.Result;
import dev.berth.engine.capacity.LifecycleHook.Transition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * An EC2 Auto Scaling group: which instances it has, in which states, and what it wants done to
 * have as many as it should. Told what has happened, it answers with {@link GroupAction}s.
 */
public final class AutoScalingGroup {
  /** ECS waits for tasks of a draining instance for so long. */
  public static final long MOST_DRAINING_NANOS = 48 * 3_600_000_000_000L;

  private final GroupSettings settings;
  private final IntSupplier numbers;
  private final TerminationPolicy policy;
  private final Map<Integer, GroupMember> members = new LinkedHashMap<>();
  private final List<GroupAction> actions = new ArrayList<>();
  private int desired;
  private boolean managedDraining;

  /**
   * A group without instances.
   *
   * @param numbers gives each new instance a number
   */
  public AutoScalingGroup(
      GroupSettings settings, IntSupplier numbers, UniformRandomProvider random) {
    this.settings = settings;
    this.numbers = numbers;
    policy = new TerminationPolicy(random);
    desired = settings.minSize();
  }

  /** Begins with instances that have been in service for long; these are to be there at once. */
  public List<GroupAction> begin(int size) {
    desired = Math.max(settings.minSize(), Math.min(settings.maxSize(), size));
    while (count() < desired) {
      launch(LifecycleState.PENDING, 0);
    }
    for (GroupMember member : members.values()) {
      member.state = LifecycleState.IN_SERVICE;
      member.inServiceAt = Long.MIN_VALUE;
    }
    return taken();
  }

  /** How the group is set. */
  public GroupSettings settings() {
    return settings;
  }

  /** How many instances it wants to have. */
  public int desired() {
    return desired;
  }

  /** Whether ECS drains instances before they are taken away. */
  public void setManagedDraining(boolean isOn) {
    managedDraining = isOn;
  }

  /**
   * Makes the group as large as this, within its bounds.
   *
   * @param isProtected which instances scale-in must leave alone, by their numbers
   */
  public List<GroupAction> setDesired(int size, IntPredicate isProtected, long now) {
    desired = Math.max(settings.minSize(), Math.min(settings.maxSize(), size));
    return reconcile(isProtected, now);
  }

  /** Launches what is missing and takes away what is too many, as far as protection lets it. */
  public List<GroupAction> reconcile(IntPredicate isProtected, long now) {
    while (count() < desired) {
      add(now);
    }
    boolean more = true;
    while (more && count() > desired) {
      List<GroupMember> counted = counted();
      // What is not yet in service has no protection, and nothing to lose.
      List<GroupMember> free =
          counted.stream()
              .filter(member -> member.state == LifecycleState.IN_SERVICE)
              .filter(member -> !isProtected.test(member.instance))
              .toList();
      GroupMember chosen = policy.choose(counted, free, now);
      more = chosen != null;
      if (chosen != null) {
        leave(chosen, now);
      }
    }
    fillPool(now);
    return taken();
  }

  /** EC2 says that an instance runs. */
  public List<GroupAction> running(int instance, long now) {
    GroupMember member = members.get(instance);
    if (member != null && member.state == LifecycleState.WARMED_PENDING) {
      WarmPool pool = settings.warmPool();
      member.state = pool == null ? LifecycleState.WARMED_STOPPED : pool.state();
      if (member.state != LifecycleState.WARMED_RUNNING) {
        actions.add(new GroupAction.Park(instance));
      }
    } else if (member != null && member.state == LifecycleState.PENDING) {
      pass(member, Transition.LAUNCHING, now);
    }
    return taken();
  }

  /** An instance that ECS drains has no tasks any more. */
  public List<GroupAction> drained(int instance, long now) {
    GroupMember member = members.get(instance);
    if (member != null && member.draining) {
      member.draining = false;
      pass(member, Transition.TERMINATING, now);
    }
    return taken();
  }

  /** It is this late: what was waited for until now is over. */
  public List<GroupAction> wake(long now) {
    for (GroupMember member : List.copyOf(members.values())) {
      if (member.waitsUntil <= now) {
        boolean launching = member.state == LifecycleState.PENDING_WAIT;
        Transition transition = launching ? Transition.LAUNCHING : Transition.TERMINATING;
        if (member.draining) {
          member.draining = false;
          pass(member, transition, now);
        } else if (result(member, transition) == Result.CONTINUE || !launching) {
          member.hooksPassed++;
          pass(member, transition, now);
        } else {
          // Whoever abandons a launch wants another instance instead.
          end(member);
          add(now);
        }
      }
    }
    return taken();
  }

  /** When to be asked again. */
  public long nextTime() {
    return members.values().stream()
        .mapToLong(member -> member.waitsUntil)
        .min()
        .orElse(GroupMember.NEVER);
  }

  /** An instance is gone; if nobody wanted that, another takes its place. */
  public List<GroupAction> gone(int instance, long now) {
    GroupMember member = members.remove(instance);
    if (member != null) {
      member.state = LifecycleState.TERMINATED;
      while (count() < desired) {
        add(now);
      }
    }
    return taken();
  }

  /** The state of an instance; {@code null} if it is not of the group. */
  public @Nullable LifecycleState state(int instance) {
    GroupMember member = members.get(instance);
    return member == null ? null : member.state;
  }

  /** Instances in service, the oldest first. */
  public List<Integer> inService() {
    return numbersOf(member -> member.state == LifecycleState.IN_SERVICE);
  }

  /** Instances in the warm pool. */
  public List<Integer> warm() {
    return numbersOf(member -> member.state.isWarm());
  }

  /** How many instances there are that count, or are yet to. */
  public int count() {
    return counted().size();
  }

  /** How many instances have been in service since then. */
  public int inServiceSince(long time) {
    return numbersOf(
            member -> member.state == LifecycleState.IN_SERVICE && member.inServiceAt <= time)
        .size();
  }

  private List<GroupMember> counted() {
    return members.values().stream().filter(member -> member.state.counts()).toList();
  }

  private List<Integer> numbersOf(Predicate<GroupMember> filter) {
    return members.values().stream().filter(filter).map(member -> member.instance).toList();
  }

  /** One more instance: out of the warm pool if one is ready there. */
  private void add(long now) {
    GroupMember warm =
        members.values().stream()
            .filter(member -> member.state.isPrepared())
            .min(Comparator.comparingInt(member -> countIn(member.zone)))
            .orElse(null);
    if (warm == null) {
      launch(LifecycleState.PENDING, now);
    } else if (warm.state == LifecycleState.WARMED_RUNNING) {
      warm.state = LifecycleState.PENDING;
      pass(warm, Transition.LAUNCHING, now);
    } else {
      warm.state = LifecycleState.PENDING;
      actions.add(new GroupAction.Start(warm.instance));
    }
  }

  private void launch(LifecycleState state, long now) {
    String zone =
        settings.zones().stream().min(Comparator.comparingInt(this::countIn)).orElseThrow();
    int type = 0;
    for (int other = 1; settings.diversified() && other < settings.types(); other++) {
      type = countOf(other) < countOf(type) ? other : type;
    }
    GroupMember member = new GroupMember(numbers.getAsInt(), type, zone, state, now);
    members.put(member.instance, member);
    actions.add(new GroupAction.Launch(member.instance, type, zone));
  }

  private int countIn(String zone) {
    return count(members.values(), member -> member.zone.equals(zone));
  }

  private int countOf(int type) {
    return count(members.values(), member -> member.type == type);
  }

  private static int count(Collection<GroupMember> members, Predicate<GroupMember> filter) {
    return (int)
        members.stream()
            .filter(member -> member.state.counts() || member.state.isWarm())
            .filter(filter)
            .count();
  }

  private void fillPool(long now) {
    WarmPool pool = settings.warmPool();
    int wanted = pool == null ? 0 : pool.sizeFor(desired, settings.maxSize());
    while (warm().size() < wanted) {
      launch(LifecycleState.WARMED_PENDING, now);
    }
    for (int instance : warm()) {
      if (warm().size() > wanted) {
        GroupMember surplus = members.get(instance);
        if (surplus != null) {
          end(surplus);
        }
      }
    }
  }

  /** Goes on to the next hook of a transition, or to its end. */
  private void pass(GroupMember member, Transition transition, long now) {
    List<LifecycleHook> hooks = settings.hooks(transition);
    boolean launching = transition == Transition.LAUNCHING;
    if (member.hooksPassed < hooks.size()) {
      member.state = launching ? LifecycleState.PENDING_WAIT : LifecycleState.TERMINATING_WAIT;
      member.waitsUntil = now + hooks.get(member.hooksPassed).waitNanos();
      return;
    }
    member.waitsUntil = GroupMember.NEVER;
    member.hooksPassed = 0;
    if (launching) {
      member.state = LifecycleState.IN_SERVICE;
      member.inServiceAt = now;
      actions.add(new GroupAction.Serve(member.instance));
    } else {
      end(member);
    }
  }

  private Result result(GroupMember member, Transition transition) {
    return settings.hooks(transition).get(member.hooksPassed).result();
  }

  /** Begins to take an instance away: first ECS drains it, if it is to. */
  private void leave(GroupMember member, long now) {
    member.hooksPassed = 0;
    member.state = LifecycleState.TERMINATING;
    if (managedDraining) {
      member.state = LifecycleState.TERMINATING_WAIT;
      member.draining = true;
      member.waitsUntil = now + MOST_DRAINING_NANOS;
      actions.add(new GroupAction.Drain(member.instance));
    } else {
      pass(member, Transition.TERMINATING, now);
    }
  }

  private void end(GroupMember member) {
    member.state = LifecycleState.TERMINATING_PROCEED;
    member.waitsUntil = GroupMember.NEVER;
    actions.add(new GroupAction.Terminate(member.instance));
  }

  private List<GroupAction> taken() {
    List<GroupAction> all = List.copyOf(actions);
    actions.clear();
    return all;
  }
}
