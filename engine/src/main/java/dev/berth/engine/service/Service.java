package dev.berth.engine.service;

import dev.berth.engine.api.service.CreateService;
import dev.berth.engine.cluster.StopCause;
import dev.berth.engine.model.StopCode;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.ServiceNews;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent.ServiceChanged;
import dev.berth.engine.service.ServiceEvents.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One service: told what becomes of its tasks, it starts and stops tasks until it has what it
 * wants. It looks around at most once in a while, so that what happens together is dealt with
 * together.
 */
final class Service {
  /** The least time from one look around to the next; AWS has never said how long it is. */
  static final long CYCLE_NANOS = 5_000_000_000L;

  static final long NEVER = Long.MAX_VALUE;

  private final Surroundings around;
  private final ServiceNames names;
  private final RandomStreams streams;
  private final long createdAt;
  private final Membership members = new Membership();
  private final Rollouts rollouts = new Rollouts();
  private final ServiceEvents events;
  private final SchedulingStrategy strategy;
  private final Launches launches;
  private final Steadiness steadiness;
  private CreateService settings;
  private Status status = Status.ACTIVE;
  private long inactiveSince = NEVER;
  private ServiceNews.Counted counted = new ServiceNews.Counted(0, 0, 0, 0);
  private long lastLook = -CYCLE_NANOS;
  private long next = NEVER;

  /** ECS's statuses of a service. */
  enum Status {
    ACTIVE,
    DRAINING,
    INACTIVE
  }

  /**
   * A service without a revision.
   *
   * @param streams the service's own
   */
  Service(
      Surroundings around,
      ServiceNames names,
      RandomStreams streams,
      CreateService settings,
      long now) {
    this.around = around;
    this.names = names;
    this.streams = streams;
    this.settings = settings;
    createdAt = now;
    events = new ServiceEvents(names, (message, time) -> tell(new ServiceNews.Told(message), time));
    launches = new Launches(this);
    steadiness = new Steadiness(this, now);
    strategy = isDaemon() ? new DaemonStrategy(this) : new ReplicaStrategy(this);
    tell(new ServiceNews.Created(isDaemon() ? "DAEMON" : "REPLICA"), now);
  }

  Surroundings around() {
    return around;
  }

  ServiceNames names() {
    return names;
  }

  RandomStreams streams() {
    return streams;
  }

  long createdAt() {
    return createdAt;
  }

  Membership members() {
    return members;
  }

  Rollouts rollouts() {
    return rollouts;
  }

  ServiceEvents events() {
    return events;
  }

  Launches launches() {
    return launches;
  }

  CreateService settings() {
    return settings;
  }

  Status status() {
    return status;
  }

  /** When it became INACTIVE; never if it is not. */
  long inactiveSince() {
    return inactiveSince;
  }

  /** Whether it has one task on each instance. */
  boolean isDaemon() {
    return "DAEMON".equals(settings.schedulingStrategy());
  }

  /** How many tasks it is to have. */
  int desired() {
    return status == Status.ACTIVE ? strategy.desired() : 0;
  }

  /** How many tasks must be healthy and may be there while it goes from revision to revision. */
  Bounds bounds() {
    DeploymentRules rules = DeploymentRules.of(settings);
    return Bounds.of(desired(), rules.minimumHealthyPercent(), rules.maximumPercent());
  }

  /** Changes settings that no deployment has to roll out. */
  void change(CreateService changed, long now) {
    settings = changed;
    launches.forget();
    lookSoon(now);
  }

  /** Sets out for a new revision. */
  void deploy(Rollout rollout, String deploymentArn, long now) {
    int before = rollouts.all().isEmpty() ? 0 : desired();
    rollouts.begin(rollout, deploymentArn, before, now);
    launches.forget();
    launches.tryAgain();
    events.ended(Cause.IMPAIRED);
    events.ended(Cause.NO_ROOM);
    var definition = rollout.revision().definition().definition();
    tell(new ServiceNews.DeploymentBegan(rollout.id(), definition.qualifiedName()), now);
    lookSoon(now);
  }

  /** Goes back to a deployment that was completed. */
  void rollBack(Rollout target, String reason, long now) {
    Rollout failed = rollouts.primary();
    rollouts.rollBack(target, reason, desired(), now);
    settings = DeployableSettings.of(settings, target.revision().settings());
    launches.forget();
    launches.tryAgain();
    events.ended(Cause.IMPAIRED);
    events.tell("rolling back to deployment " + target.id() + ".", now);
    tell(new ServiceNews.RollBackBegan(failed.id(), target.id()), now);
  }

  /**
   * Somebody wants a deployment stopped.
   *
   * @param aborts whether the service stays as it is instead of going back
   * @return false if it cannot be stopped any more
   */
  boolean stopDeployment(DeploymentEntry deployment, boolean aborts, long now) {
    boolean isCurrent = deployment == rollouts.current();
    if (!isCurrent || deployment.status != DeploymentEntry.Status.IN_PROGRESS) {
      return false;
    }
    String reason = "Service deployment was stopped by the user.";
    Rollout target = rollouts.lastCompleted();
    if (aborts || target == null) {
      rollouts.fail(reason, now);
    } else {
      rollBack(target, reason, now);
    }
    lookSoon(now);
    return true;
  }

  /** It is to be deleted. */
  void drain(long now) {
    status = Status.DRAINING;
    tell(new ServiceNews.Deleted(status.name()), now);
    lookSoon(now);
  }

  /** Takes up that something about one of its tasks has changed. */
  void taskChanged(long task, long now) {
    Member member = members.find(task);
    if (member == null) {
      return;
    }
    boolean hadRun = member.hasRun();
    boolean wasWanted = member.isWanted();
    member.update(now);
    if (!hadRun && member.hasRun()) {
      member.rollout().throttle().ran();
      events.ended(Cause.IMPAIRED);
    }
    if (wasWanted && member.failedToStart()) {
      member.rollout().taskFailed();
      member.rollout().throttle().failed(member.launchedAt(), now);
    }
    if (member.status() == TaskStatus.STOPPED) {
      members.remove(member);
      around.owners().remove(task);
    }
    lookSoon(now);
  }

  /** Takes up how all of its tasks are: of those on a lost instance nobody else tells. */
  void refresh(long now) {
    List<Long> tasks = new ArrayList<>();
    members.all().forEach(member -> tasks.add(member.number()));
    tasks.forEach(task -> taskChanged(task, now));
  }

  /** It will look around as soon as its cycle permits. */
  void lookSoon(long now) {
    lookAt(now);
  }

  /** It will look around at a time, or when its cycle permits then. */
  void lookAt(long time) {
    if (time != NEVER) {
      next = Math.min(next, Math.max(time, lastLook + CYCLE_NANOS));
    }
  }

  /** It will look around at once, whatever its cycle. */
  void lookNow(long now) {
    next = Math.min(next, now);
  }

  /** When it wants to look around next. */
  long nextTime() {
    return next;
  }

  /** Looks around, and starts and stops what is due. */
  void look(long now) {
    lastLook = now;
    next = NEVER;
    rollouts.settleRequests(now);
    judge(now);
    switch (status) {
      case ACTIVE -> {
        new CircuitBreaker(this).check(now);
        strategy.round(now);
        rollouts.dropOld(members);
        steadiness.check(strategy.isWhole(), now);
      }
      case DRAINING -> {
        stopAll(members.wanted(_ -> true), Stops::byScaling, now);
        if (members.count(member -> !member.isStopping()) == 0) {
          status = Status.INACTIVE;
          inactiveSince = now;
          tell(new ServiceNews.Deleted(status.name()), now);
          steadiness.rest();
        }
      }
      case INACTIVE -> {}
    }
    count(now);
  }

  /** Stops tasks of one kind, and tells so. */
  void stopAll(List<Member> chosen, Stops.Reason reason, long now) {
    if (chosen.isEmpty()) {
      return;
    }
    for (Member member : chosen) {
      StopCause cause = new StopCause(StopCode.SERVICE_SCHEDULER_INITIATED, reason.of(member));
      member.stop();
      around.cluster().stop(member.number(), cause, now);
    }
    launches.tryAgain();
    events.tell(
        "has stopped %d running tasks: %s".formatted(chosen.size(), Launches.listed(chosen, this)),
        now);
  }

  /** Tells the history something about the service. */
  void tell(ServiceNews news, long now) {
    around.effects().record(new ServiceChanged(now, Source.CONTROL_PLANE, names.name(), news));
  }

  /** How many tasks there are of a deployment of which this holds. */
  int count(Rollout rollout, Predicate<Member> filter) {
    return members.count(member -> member.rollout() == rollout && filter.test(member));
  }

  private void judge(long now) {
    Integer given = settings.healthCheckGracePeriodSeconds();
    int grace = given == null ? 0 : given;
    for (Member member : members.all()) {
      Health health = HealthRule.of(member, grace, now);
      if (health == Health.HEALTHY && member.health() != Health.HEALTHY) {
        member.rollout().taskHealthy();
      }
      member.judge(health);
      lookAt(HealthRule.nextChange(member, grace, now));
    }
  }

  private void count(long now) {
    ServiceNews.Counted after =
        new ServiceNews.Counted(
            desired(),
            members.count(member -> member.isWanted() && member.isRunning()),
            members.count(Member::isStarting),
            members.count(member -> member.health() == Health.HEALTHY));
    if (!after.equals(counted)) {
      counted = after;
      tell(after, now);
    }
  }
}
