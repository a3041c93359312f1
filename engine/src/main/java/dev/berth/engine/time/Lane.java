package dev.berth.engine.time;

import dev.berth.engine.record.WorldEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A part of the world that runs by itself between two exchanges: a clock, an event queue, and the
 * actors whose mailboxes it executes. One thread at a time runs a lane.
 *
 * <p>At each instant the lane fires what is due and runs its actors until nothing is left to do.
 * Only then the outsiders get their turn, the clients that bring new work, one message at a time,
 * each settled before the next: what ends at an instant comes before what begins at it.
 */
public final class Lane implements Executor {
  private static final ThreadLocal<@Nullable Lane> CURRENT = new ThreadLocal<>();

  private final int number;
  private final EventQueue timers = new EventQueue();
  private final ArrayDeque<Runnable> ready = new ArrayDeque<>();
  private final Queue<Runnable> fromOtherThreads = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> outsiders = new ConcurrentLinkedQueue<>();
  private final ArrayList<Delivery> arriving = new ArrayList<>();
  private Outbox[] sending = {};
  private Outbox[] sent = {};
  private ArrayList<WorldEvent> events = new ArrayList<>();
  private long now;
  private @Nullable Thread owner;
  private @Nullable Throwable failure;

  /** A lane at the world's epoch; numbers begin at 0, the control plane's lane. */
  public Lane(int number) {
    this.number = number;
  }

  /** The lane that the calling thread is running, or {@code null} outside of all lanes. */
  public static @Nullable Lane current() {
    return CURRENT.get();
  }

  /** The lane's index among the world's lanes. */
  public int number() {
    return number;
  }

  /** The lane's virtual time, in nanoseconds since the world's epoch. */
  public long now() {
    return now;
  }

  /** The time this many nanoseconds from now; one after the end of time is never. */
  public long after(long delayNanos) {
    return delayNanos > EventQueue.NEVER - now ? EventQueue.NEVER : now + delayNanos;
  }

  /** Runs an actor's mailbox at the present instant. */
  @Override
  public void execute(Runnable mailbox) {
    if (owner == Thread.currentThread()) {
      ready.add(mailbox);
    } else {
      fromOtherThreads.add(mailbox);
    }
  }

  /** Runs an outsider's mailbox at the present instant, once the instant has settled. */
  public void executeOutside(Runnable mailbox) {
    outsiders.add(mailbox);
  }

  /** Runs an action after a delay in nanoseconds; only for code that runs in this lane. */
  public void schedule(long delayNanos, Runnable action) {
    timers.add(after(delayNanos), action);
  }

  /**
   * Sends a message through the network; only for code that runs in this lane.
   *
   * @param delayNanos at least the lookahead of the world's windows
   * @param sender number of the sending entity, which lives in this lane
   * @param destination the lane of the recipient
   */
  public void send(long delayNanos, long sender, int destination, Runnable handOver) {
    if (delayNanos == 0 && destination == number) {
      timers.add(now, handOver);
    } else {
      sending[destination].add(new Delivery(after(delayNanos), sender, handOver));
    }
  }

  /** Adds an event to the world's history; only for code that runs in this lane. */
  public void record(WorldEvent event) {
    events.add(event);
  }

  /** Ends the world with an error at the end of the present window. */
  public void fail(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
  }

  void connect(int lanes) {
    sending = outboxes(lanes);
    sent = outboxes(lanes);
  }

  /** Time of the first thing this lane has to do or has sent on its way. */
  long nextTime() {
    long earliest = timers.nextTime();
    for (Outbox outbox : sent) {
      earliest = Math.min(earliest, outbox.earliest());
    }
    return earliest;
  }

  /** Whether the lane has anything to do before {@code end}. */
  boolean isActive(long end, Lane[] lanes) {
    if (timers.nextTime() < end || hasMail()) {
      return true;
    }
    for (Lane lane : lanes) {
      if (!lane.sent[number].isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Runs all that happens in this lane from {@code start} on and before {@code end}. */
  void run(long start, long end, Lane[] lanes) {
    owner = Thread.currentThread();
    CURRENT.set(this);
    now = Math.max(now, start);
    try {
      accept(lanes);
      settle();
      for (long next = timers.nextTime(); next < end; next = timers.nextTime()) {
        if (failure != null) {
          return;
        }
        now = next;
        settle();
      }
    } catch (RuntimeException | Error e) {
      fail(e);
    } finally {
      CURRENT.remove();
      owner = null;
    }
  }

  /** Lets the lane's actors come to an end: runs their mailboxes, but no timer any more. */
  public void runOut() {
    owner = Thread.currentThread();
    try {
      runMailboxes();
      for (Runnable mailbox = outsiders.poll(); mailbox != null; mailbox = outsiders.poll()) {
        mailbox.run();
      }
    } finally {
      owner = null;
    }
  }

  /** Turns to the next window: what was sent becomes visible to the other lanes. */
  void exchange() {
    Outbox[] emptied = sent;
    sent = sending;
    sending = emptied;
  }

  int eventCount() {
    return events.size();
  }

  /** Hands out the events since the last call and begins a new list. */
  ArrayList<WorldEvent> takeEvents() {
    ArrayList<WorldEvent> taken = events;
    events = new ArrayList<>(taken.size());
    return taken;
  }

  @Nullable Throwable failure() {
    return failure;
  }

  private boolean hasMail() {
    return !ready.isEmpty() || !fromOtherThreads.isEmpty() || !outsiders.isEmpty();
  }

  private void accept(Lane[] lanes) {
    for (Lane lane : lanes) {
      Outbox outbox = lane.sent[number];
      if (!outbox.isEmpty()) {
        outbox.moveTo(arriving);
      }
    }
    arriving.sort(Delivery.ORDER);
    for (Delivery delivery : arriving) {
      timers.add(delivery.time(), delivery.handOver());
    }
    arriving.clear();
  }

  private void settle() {
    while (failure == null) {
      boolean worked = fireDue();
      worked |= runMailboxes();
      if (!worked) {
        Runnable outsider = outsiders.poll();
        if (outsider == null) {
          return;
        }
        outsider.run();
      }
    }
  }

  private boolean fireDue() {
    Runnable action = timers.pollAt(now);
    if (action == null) {
      return false;
    }
    do {
      action.run();
      action = timers.pollAt(now);
    } while (action != null);
    return true;
  }

  private boolean runMailboxes() {
    boolean worked = false;
    Runnable mailbox = nextMailbox();
    while (mailbox != null) {
      mailbox.run();
      worked = true;
      mailbox = nextMailbox();
    }
    return worked;
  }

  private @Nullable Runnable nextMailbox() {
    Runnable mailbox = ready.poll();
    return mailbox != null ? mailbox : fromOtherThreads.poll();
  }

  private static Outbox[] outboxes(int lanes) {
    Outbox[] outboxes = new Outbox[lanes];
    for (int i = 0; i < lanes; i++) {
      outboxes[i] = new Outbox();
    }
    return outboxes;
  }
}
