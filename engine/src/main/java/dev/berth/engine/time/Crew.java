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
   * The round in the upper half, the next piece to claim in the lower: a helper that comes late can
   * neither claim a piece of a round that is over nor count one twice.
   */
  private final AtomicLong ticket = new AtomicLong();

  private final AtomicInteger finished = new AtomicInteger();
  private volatile int pieces;
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

  /** Does pieces 0 to {@code count - 1} and returns when all are done. */
  void run(int count) {
    if (helpers.length == 0 || count < 2) {
      for (int piece = 0; piece < count; piece++) {
        work.accept(piece);
      }
      return;
    }
    int round = roundOf(ticket.get()) + 1;
    finished.set(0);
    pieces = count;
    ticket.set((long) round << Integer.SIZE);
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
    long next = ticket.get();
    while (roundOf(next) == round && (int) next < pieces) {
      if (ticket.compareAndSet(next, next + 1)) {
        work.accept((int) next);
        finished.incrementAndGet();
      }
      next = ticket.get();
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
