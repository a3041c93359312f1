package dev.berth.engine.record;

import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.record.WorldEvent.ContainerChanged;
import dev.berth.engine.record.WorldEvent.ImagePulled;
import dev.berth.engine.record.WorldEvent.InstanceRegistered;
import dev.berth.engine.record.WorldEvent.TaskEnded;
import dev.berth.engine.record.WorldEvent.TaskNotPlaced;
import dev.berth.engine.record.WorldEvent.TaskPlaced;
import dev.berth.engine.record.WorldEvent.TaskProvisioned;
import dev.berth.engine.record.WorldEvent.TaskReleased;
import dev.berth.engine.record.WorldEvent.TaskStatusChanged;
import dev.berth.engine.record.WorldEvent.TasksArrived;
import dev.berth.engine.record.WorldEvent.TasksDropped;
import dev.berth.engine.record.WorldEvent.TasksRefused;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A second set of books, kept from the history alone: throws as soon as two events contradict each
 * other. It knows nothing of how the world comes to its decisions, and remembers live tasks only.
 *
 * <p>Control plane and agents see a task at different times: the agent has stopped it before the
 * control plane hears of that, and the control plane may give its resources back before an agent
 * hears of a stop request, or only once it knows the task to be STOPPED. Each side's own order is
 * checked, and what must hold between them.
 */
public final class InvariantChecker implements Recorder {
  private final Map<Integer, Instance> instances = new HashMap<>();
  private final Long2ObjectOpenHashMap<TaskBooks> tasks = new Long2ObjectOpenHashMap<>();
  private final Long2ObjectOpenHashMap<TaskProvisioned> provisioning =
      new Long2ObjectOpenHashMap<>();
  private long now;
  private long lastTask;
  private long waiting;

  /** What is known of an instance, and what tasks have of it by the count of either side. */
  private static final class Instance {
    private final InstanceInfo info;
    private final InstanceBooks reserved = new InstanceBooks();
    private final InstanceBooks hosted = new InstanceBooks();
    private boolean registered;
    private boolean terminated;

    Instance(InstanceInfo info) {
      this.info = info;
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the event contradicts an earlier one
   */
  @Override
  public void on(WorldEvent event) {
    if (event.time() < now) {
      throw breach("the history", "time is " + seconds(event.time()), "it was later already");
    }
    now = event.time();
    switch (event) {
      case InstanceRegistered e -> onRegistered(e);
      case WorldEvent.InstanceLaunched e -> onLaunched(e);
      case WorldEvent.InstanceTerminated e -> onTerminated(e);
      case WorldEvent.InstanceChanged e -> {
        Instance changed = instances.get(e.instance());
        if (changed == null || !changed.registered) {
          throw breach("instance " + e.instance(), "it changes", "it has never registered");
        }
      }
      case WorldEvent.CallAnswered _,
          WorldEvent.GroupScaled _,
          WorldEvent.ReservationMeasured _ -> {}
      case TasksArrived e -> waiting += e.count();
      case TasksDropped e -> takeFromWaiting("client " + e.source(), "drops", e.count());
      // At the same instant their clients may have dropped them, which comes first in the order.
      case TasksRefused e -> requireSource("RunTask", e, Source.CONTROL_PLANE);
      case TaskProvisioned e -> onProvisioned(e);
      case TaskNotPlaced e -> onNotPlaced(e);
      case TaskPlaced e -> onPlaced(e);
      case TaskReleased e -> onReleased(e);
      case TaskStatusChanged e -> onStatusChanged(e);
      case ContainerChanged e -> onContainerChanged(e);
      case ImagePulled e -> requireSource(e.image(), e, Source.instance(e.instance()));
      case TaskEnded e -> requireAtItsAgent(e.task(), e.instance(), e, "ends");
      case WorldEvent.TaskOrphaned e -> onOrphaned(e);
      // What somebody outside has seen.
      case WorldEvent.StepChanged _, WorldEvent.SchedulerActed _, WorldEvent.ServiceChanged _ -> {}
    }
  }

  @Override
  public void end(long timeNanos) {
    if (timeNanos < now) {
      throw breach("the history", "it ends at " + seconds(timeNanos), "it went on longer");
    }
    now = timeNanos;
  }

  /**
   * What must hold once a world has come to its own end, not cut short by a horizon or from
   * outside: every task is STOPPED and has given back what it took, but those that ECS has lost
   * sight of.
   *
   * @param endlessTasks whether there may be tasks that run until they are stopped; they may also
   *     be RUNNING, with what they took
   * @throws IllegalStateException if a task is on its way, or holds resources after its end
   */
  public void checkAllGivenBack(boolean endlessTasks) {
    if (!provisioning.isEmpty()) {
      throw breach(
          provisioning.size() + " tasks",
          "the world has nothing left to do",
          "they wait for an instance");
    }
    long[] left = tasks.keySet().toLongArray();
    Arrays.sort(left);
    for (long task : left) {
      TaskBooks books = tasks.get(task);
      boolean over = books.status() == TaskStatus.STOPPED && books.isReleased();
      boolean runsOn = books.status() == TaskStatus.RUNNING && !books.isReleased();
      if (!over && !(runsOn && endlessTasks) && !books.isOrphan()) {
        String state = books.isReleased() ? "with its resources given back" : "not given back";
        throw breach(
            subject(task, books.instance()),
            "the world has nothing left to do",
            "it is " + books.status() + " since " + seconds(books.since()) + ", " + state);
      }
    }
  }

  private void onLaunched(WorldEvent.InstanceLaunched event) {
    requireSource("instance " + event.instance(), event, Source.CONTROL_PLANE);
    if (instances.putIfAbsent(event.instance(), new Instance(event.info())) != null) {
      throw breach("instance " + event.instance(), "it is launched", "it was there before");
    }
  }

  private void onRegistered(InstanceRegistered event) {
    String subject = "instance " + event.instance();
    Instance instance =
        instances.computeIfAbsent(event.instance(), _ -> new Instance(event.info()));
    if (instance.registered) {
      throw breach(subject, "it joins", "it has joined before");
    }
    if (!instance.info.equals(event.info())) {
      throw breach(subject, "it joins as " + event.info(), "it was launched as " + instance.info);
    }
    instance.registered = true;
  }

  private void onTerminated(WorldEvent.InstanceTerminated event) {
    String subject = "instance " + event.instance();
    requireSource(subject, event, Source.instance(event.instance()));
    Instance instance = instances.get(event.instance());
    if (instance == null || instance.terminated) {
      throw breach(subject, "it is terminated", "it is not there");
    }
    instance.terminated = true;
  }

  private void onProvisioned(TaskProvisioned event) {
    String subject = "task " + event.task();
    if (event.task() <= lastTask) {
      throw breach(subject, "it is created", "there was one before with this number or a later");
    }
    lastTask = event.task();
    requireSource(subject, event, Source.CONTROL_PLANE);
    requireWaiting(subject, "is created,", provisioning.size() + 1L);
    provisioning.put(event.task(), event);
  }

  private void onNotPlaced(TaskNotPlaced event) {
    String subject = "task " + event.task();
    requireSource(subject, event, Source.CONTROL_PLANE);
    TaskProvisioned created = provisioning.remove(event.task());
    if (created == null || created.arrived() != event.arrived()) {
      throw breach(subject, "it is given up", "it does not wait for an instance");
    }
    requireSameDemand(subject, created, event.demand());
    takeFromWaiting(subject, "is given up,", 1);
  }

  private void requireSameDemand(String subject, TaskProvisioned created, Resources demand) {
    if (!created.demand().equals(demand)) {
      throw breach(subject, "it asks for " + demand, "it asked for " + created.demand());
    }
  }

  private void onPlaced(TaskPlaced event) {
    String subject = subject(event.task(), event.instance());
    TaskProvisioned created = provisioning.remove(event.task());
    if (created != null) {
      requireSameDemand(subject, created, event.demand());
      if (created.arrived() != event.arrived()) {
        throw breach(
            subject,
            "it arrived at " + seconds(event.arrived()),
            "it was created as one of " + seconds(created.arrived()));
      }
    } else if (event.task() <= lastTask) {
      TaskBooks earlier = tasks.get(event.task());
      String where = earlier == null ? "" : " on instance " + earlier.instance();
      throw breach(subject, "it is placed", "it was placed before" + where);
    }
    lastTask = Math.max(lastTask, event.task());
    requireSource(subject, event, Source.CONTROL_PLANE);
    Instance instance = instances.get(event.instance());
    if (instance == null || !(instance.registered || instance.info.fargate())) {
      throw breach(subject, "it is placed", "the instance has not joined");
    }
    if (event.arrived() > event.time()) {
      throw breach(subject, "it is placed", "it arrives at " + seconds(event.arrived()));
    }
    if (event.status() != TaskStatus.PROVISIONING && event.status() != TaskStatus.PENDING) {
      throw breach(subject, "it is placed", "it begins as " + event.status());
    }
    takeFromWaiting(subject, "is placed,", 1);
    take(instance, instance.reserved, "placed", event);
    tasks.put(event.task(), new TaskBooks(event));
  }

  private void onReleased(TaskReleased event) {
    String subject = subject(event.task(), event.instance());
    TaskBooks books = booksOf(event.task(), event.instance(), "gives back what it took");
    requireSource(subject, event, Source.CONTROL_PLANE);
    if (books.isReleased()) {
      String before = "it did so at " + seconds(books.releasedAt());
      throw breach(subject, "it gives back what it took", before);
    }
    if (!event.demand().equals(books.placed().demand())) {
      throw breach(
          subject, "it gives back " + event.demand(), "it took " + books.placed().demand());
    }
    books.release(event.time());
    instance(event.instance()).reserved.remove(event.demand());
  }

  private void onOrphaned(WorldEvent.TaskOrphaned event) {
    requireSource(subject(event.task(), event.instance()), event, Source.CONTROL_PLANE);
    TaskBooks books = booksOf(event.task(), event.instance(), "is lost sight of");
    if (!books.isReleased()) {
      throw breach(
          subject(event.task(), event.instance()),
          "it is lost sight of",
          "it has not given back what it took");
    }
    books.orphan();
  }

  private void onStatusChanged(TaskStatusChanged event) {
    TaskStatus to = event.to();
    String subject = subject(event.task(), event.instance());
    String step = "goes from " + event.from() + " to " + to;
    TaskBooks books = booksOf(event.task(), event.instance(), step);
    boolean deleted = to == TaskStatus.DELETED;
    requireSource(
        subject, event, deleted ? Source.CONTROL_PLANE : Source.instance(event.instance()));
    if (event.from() != books.status()) {
      String since = books.status() + " since " + seconds(books.since());
      throw breach(subject, "it " + step, "it is " + since);
    }
    if (!event.from().canBecome(to)) {
      throw breach(subject, "it " + step, "ECS knows no such step");
    }
    if (event.arrived() != books.placed().arrived()) {
      String arrival = "it was placed as one of " + seconds(books.placed().arrived());
      throw breach(subject, "it arrived at " + seconds(event.arrived()), arrival);
    }
    if (!deleted && to != TaskStatus.STOPPED && instance(event.instance()).terminated) {
      throw breach(subject, "it " + step, "the instance is terminated");
    }
    if (deleted && !books.isReleased()) {
      throw breach(subject, "it " + step, "it has not given back what it took");
    }
    books.enter(to, event.time());
    moveOnHost(books);
    if (deleted) {
      tasks.remove(event.task());
    }
  }

  private void onContainerChanged(ContainerChanged event) {
    String what = "container '%s' is %s".formatted(event.container(), event.change());
    requireAtItsAgent(event.task(), event.instance(), event, "reports that " + what);
    TaskBooks books = booksOf(event.task(), event.instance(), "reports that " + what);
    if (books.status().ordinal() > TaskStatus.STOPPING.ordinal()) {
      throw breach(subject(event.task(), event.instance()), what, "it is " + books.status());
    }
  }

  private void requireAtItsAgent(long task, int instance, WorldEvent event, String what) {
    requireSource(subject(task, instance), event, Source.instance(instance));
    booksOf(task, instance, what);
  }

  /** A task is surely on its host while it has containers; before that its agent may hold it. */
  private void moveOnHost(TaskBooks books) {
    TaskStatus status = books.status();
    boolean hasContainers =
        status.ordinal() >= TaskStatus.ACTIVATING.ordinal()
            && status.ordinal() <= TaskStatus.STOPPING.ordinal();
    if (!books.isOnHost() && hasContainers) {
      Instance instance = instance(books.instance());
      take(instance, instance.hosted, "started", books.placed());
      books.enterHost();
    } else if (books.isOnHost() && status == TaskStatus.STOPPED) {
      instance(books.instance()).hosted.remove(books.placed().demand());
    }
  }

  private void take(Instance instance, InstanceBooks books, String how, TaskPlaced task) {
    books.add(task.demand());
    if (!books.fitsIn(instance.info.registered())) {
      throw breach(
          subject(task.task(), task.instance()),
          "it is " + how + " with " + task.demand(),
          "with it the instance has given " + books + " of " + instance.info.registered());
    }
  }

  private Instance instance(int number) {
    Instance instance = instances.get(number);
    if (instance == null) {
      throw breach("instance " + number, "it has tasks", "it was never there");
    }
    return instance;
  }

  private void takeFromWaiting(String subject, String verb, long count) {
    requireWaiting(subject, verb, count);
    waiting -= count;
  }

  private void requireWaiting(String subject, String verb, long count) {
    if (count > waiting) {
      throw breach(subject, "it " + verb + " " + count + " waiting", "only " + waiting + " wait");
    }
  }

  private TaskBooks booksOf(long task, int instance, String what) {
    TaskBooks books = tasks.get(task);
    if (books == null) {
      String reason = task <= lastTask ? "it is DELETED" : "it was never placed";
      throw breach(subject(task, instance), "it " + what, reason);
    }
    if (books.instance() != instance) {
      String other = "it was placed on instance " + books.instance();
      throw breach(subject(task, instance), "it " + what, other);
    }
    return books;
  }

  private void requireSource(String subject, WorldEvent event, long source) {
    if (event.source() != source) {
      throw breach(
          subject, "source " + event.source() + " saw it", "only source " + source + " can");
    }
  }

  private IllegalStateException breach(String subject, String fact, String contradiction) {
    return new IllegalStateException(
        "invariant broken at %s, %s: %s, but %s"
            .formatted(seconds(now), subject, fact, contradiction));
  }

  private static String subject(long task, int instance) {
    return "task " + task + " on instance " + instance;
  }

  private static String seconds(long nanos) {
    return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + " s";
  }
}
