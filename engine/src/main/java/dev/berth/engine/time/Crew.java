package dev.berth.engine.time;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A few threads that share out numbered pieces of work, over and over, with little ado between two
 * rounds. The caller's own thread works along.
 */
final class Crew implements AutoCloseable {
  /** How often to look again at once: a round takes microseconds, longer waits cost a processor. */
  private static final int SPINS = 500;

  /** How often to look again after letting other threads run, before going to sleep. */
  private static final int YIELDS = 1_000;

  private final Thread[] helpers;
  private final IntConsumer work;

  /**
   * The round in the upper half, the number of pieces left to claim in the lower: a helper that is
   * late finds nothing left in a round that is over, whatever the next one will bring.
   */
  private final AtomicLong ticket = new AtomicLong();

  private final AtomicInteger finished = new AtomicInteger();
  private volatile boolean closed;

  /**
   * A crew of this many threads, the caller's included.
   *
   * @param work does one piece; it must not throw
   */
  Crew(int threads, IntConsumer work) {
    this.work = work;
    helpers = new Thread[threads - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = Thread.ofPlatform().daemon().name("berth-lanes-" + (i + 1)).start(this::help);
    }
  }

  /** Does pieces 0 to {@code count - 1}, the last one first, and returns when all are done. */
  void run(int count) {
    if (helpers.length == 0 || count < 2) {
      for (int piece = 0; piece < count; piece++) {
        work.accept(piece);
      }
      return;
    }
    int round = roundOf(ticket.get()) + 1;
    finished.set(0);
    ticket.set(((long) round << Integer.SIZE) + count);
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
    workAlong(round);
    for (int looks = 0; finished.get() < count; looks++) {
      pause(looks);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
  }

  private void workAlong(int round) {
    long seen = ticket.get();
    while (roundOf(seen) == round && (int) seen > 0) {
      if (ticket.compareAndSet(seen, seen - 1)) {
        work.accept((int) seen - 1);
        finished.incrementAndGet();
      }
      seen = ticket.get();
    }
  }

  private void help() {
    int seen = 0;
    while (awaitRoundAfter(seen)) {
      seen = roundOf(ticket.get());
      workAlong(seen);
    }
  }

  private boolean awaitRoundAfter(int seen) {
    for (int looks = 0; roundOf(ticket.get()) == seen; looks++) {
      if (closed) {
        return false;
      }
      if (looks < SPINS + YIELDS) {
        pause(looks);
      } else {
        LockSupport.park(this);
      }
    }
    return !closed;
  }

  private static void pause(int looks) {
    if (looks < SPINS) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }

  private static int roundOf(long ticket) {
    return (int) (ticket >>> Integer.SIZE);
  }
}
