package dev.berth.engine.service;

import dev.berth.engine.service.ServiceEvents.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** When and how fast a service starts tasks, and what it tells of that. */
final class Launches {
  private static final int MOST_IN_EVENT = 10;

  private final Service service;
  private final Launcher launcher;
  private final PlacementRetry retry;
  private final LaunchRate rate;

  Launches(Service service) {
    this.service = service;
    launcher = new Launcher(service.around(), service.names());
    retry = new PlacementRetry(service.streams().named("placement-retry").stream());
    rate = new LaunchRate(service.around().rules().launchesPerMinute());
  }

  Launcher launcher() {
    return launcher;
  }

  /** Settings have changed. */
  void forget() {
    launcher.forget();
  }

  /** There may be room where there was none. */
  void tryAgain() {
    retry.reset();
  }

  /** Starts as many tasks as may be started and have room. */
  void start(Rollout rollout, int count, long now) {
    int allowed = Math.min(count, allowed(rollout, count, now));
    if (allowed <= 0) {
      return;
    }
    List<Member> started = launcher.start(rollout, service.settings(), allowed, now);
    take(started, now);
    if (started.size() < allowed) {
      noteNoRoom(rollout, now);
    } else {
      retry.reset();
      service.events().ended(Cause.NO_ROOM);
    }
  }

  /** Starts a task on each of these instances, as far as they have room. */
  void startOn(List<Integer> instances, Rollout rollout, long now) {
    int allowed = allowed(rollout, instances.size(), now);
    List<Member> started = new ArrayList<>();
    boolean room = true;
    for (int instance : instances.subList(0, Math.max(0, Math.min(allowed, instances.size())))) {
      Member member = launcher.startOn(instance, rollout, service.settings(), now);
      if (member == null) {
        room = false;
      } else {
        started.add(member);
      }
    }
    take(started, now);
    if (!room) {
      noteNoRoom(rollout, now);
    } else if (!started.isEmpty()) {
      retry.reset();
      service.events().ended(Cause.NO_ROOM);
    }
  }

  /** Tasks as events list them. */
  static String listed(List<Member> members, Service service) {
    return members.stream()
            .map(member ->
                "(task %s)"
                    .formatted(service.around().cluster().names().tasks().id(member.number())))
            .collect(Collectors.joining(" "))
        + ".";
  }

  private int allowed(Rollout rollout, int count, long now) {
    StartThrottle throttle = rollout.throttle();
    if (count <= 0) {
      return 0;
    }
    if (throttle.until() > now) {
      if (throttle.isImpaired()) {
        service
            .events()
            .tellOnce(Cause.IMPAIRED, "is unable to consistently start tasks successfully.", now);
      }
      service.lookAt(throttle.until());
      return 0;
    }
    if (retry.until() > now) {
      service.lookAt(retry.until());
      return 0;
    }
    int available = rate.available(now);
    if (available < count) {
      service.lookAt(rate.nextAt(now));
    }
    return available;
  }

  private void take(List<Member> started, long now) {
    rate.take(started.size());
    if (!started.isEmpty()) {
      service.events().ended(Cause.IMPAIRED);
    }
    for (int from = 0; from < started.size(); from += MOST_IN_EVENT) {
      List<Member> some = started.subList(from, Math.min(started.size(), from + MOST_IN_EVENT));
      String message = "has started %d tasks: %s".formatted(some.size(), listed(some, service));
      service.events().tell(message, now);
    }
    for (Member member : started) {
      service.members().add(member);
      service.around().owners().put(member.number(), service);
    }
  }

  private void noteNoRoom(Rollout rollout, long now) {
    retry.failed(now);
    service.lookAt(retry.until());
    String why = launcher.whyNoRoom(rollout, service.settings());
    service
        .events()
        .tellOnce(
            Cause.NO_ROOM,
            "was unable to place a task because no container instance met all of its requirements. "
                + why,
            now);
  }
}
