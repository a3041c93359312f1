package dev.berth.http.live;

import dev.berth.engine.Parallelism;
import dev.berth.engine.World;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.record.Recorder;
import dev.berth.engine.time.Windows;
import dev.berth.engine.witness.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A world with a thread of its own, paced by a {@link LiveClock}. Whoever wants something of it
 * puts it into one queue; nobody else touches the world. Calls are inputs at times of the world, so
 * that the same inputs at the same times give the same history.
 */
public final class LiveWorld implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveWorld.class);

  /** How many inputs may wait; more are turned away. */
  private static final int MOST_WAITING = 10_000;

  /** How many inputs happen at one instant at most. */
  private static final int BATCH = 512;

  private final LinkedBlockingQueue<Work> queue = new LinkedBlockingQueue<>(MOST_WAITING);
  private final List<Work> batch = new ArrayList<>();
  private final LongSupplier real;
  private final LiveClock clock;
  private final @Nullable Recall recall;
  private final Thread thread;
  private volatile long reached;
  private final AtomicLong inputs = new AtomicLong();
  private volatile @Nullable WorldFailedException ended;

  /** What the world's thread is asked to do. */
  private sealed interface Work {
    /** Make a call. */
    record Call(Input<?> input) implements Work {}

    /** Do something else with the world, between two of its steps. */
    record Control(Action action, CompletableFuture<Void> done) implements Work {}
  }

  /**
   * Who sees what happens, in the world's thread.
   *
   * @param recorders see its history soon after it happens
   */
  record Onlookers(List<Recorder> recorders, Witness witness) {}

  /** Something that is done with the world in its own thread. */
  private interface Action {
    void on(World world);
  }

  /**
   * What a world lives by.
   *
   * @param recall {@code null} for a world that nobody needs to remember
   * @param real the machine's nanoseconds
   */
  record Setup(
      String name,
      WorldSpecification specification,
      Pacing pacing,
      Onlookers onlookers,
      @Nullable Recall recall,
      LongSupplier real) {}

  /**
   * What a world remembers by.
   *
   * @param listener understands what the journal holds
   */
  record Recall(Journal journal, Spoken.Listener listener, Epoch epoch) {}

  /** A world that begins to live, or goes on from what it remembers. */
  LiveWorld(Setup setup) {
    real = setup.real();
    recall = setup.recall();
    clock = new LiveClock(setup.pacing().speed(), setup.pacing().paused(), real.getAsLong());
    thread =
        Thread.ofPlatform().daemon().name("world-" + setup.name()).unstarted(() -> live(setup));
    thread.start();
  }

  /** Makes a call; completed with {@link WorldFailedException} if the world has ended. */
  public <R> CompletionStage<Outcome<R>> call(Operation<R> operation, Spoken spoken) {
    Input<R> input = new Input<>(operation, spoken);
    WorldFailedException failure = ended;
    if (failure != null) {
      input.outcome().completeExceptionally(failure);
    } else if (!queue.offer(new Work.Call(input))) {
      input.outcome().completeExceptionally(new OverloadedException());
    } else {
      // It may have ended in between, without having seen this.
      turnAwayIfEnded();
    }
    return input.outcome();
  }

  /** The world's time in nanoseconds since its epoch, as far as it has come. */
  public long reached() {
    return reached;
  }

  /** How many calls have been made. */
  public long inputs() {
    return inputs.get();
  }

  /** How many calls wait. */
  public int waiting() {
    return queue.size();
  }

  /** Why the world answers nothing any more, or {@code null}. */
  public @Nullable WorldFailedException failure() {
    return ended;
  }

  /** Sets how time passes from now on. */
  public CompletionStage<Void> pace(Pacing pacing) {
    return control(_ -> {
      long now = real.getAsLong();
      clock.speed(pacing.speed(), now);
      if (pacing.paused()) {
        clock.pause(now);
      } else {
        clock.resume(now);
      }
    });
  }

  /**
   * Runs the world further at once.
   *
   * @param nanos how far; empty: to the next thing that happens
   */
  public CompletionStage<Void> step(OptionalLong nanos) {
    return control(world -> {
      long now = Math.max(clock.now(real.getAsLong()), world.now());
      long next = world.nextTime();
      long target =
          nanos.isPresent() ? now + nanos.getAsLong() : next == Windows.NEVER ? now : next + 1;
      while (world.runNext(target)) {
        // On to the next window.
      }
      clock.reach(target, real.getAsLong());
    });
  }

  /** The hash of its history so far. */
  public CompletionStage<String> hash() {
    CompletableFuture<String> hash = new CompletableFuture<>();
    return control(world -> hash.complete(world.hash())).thenCompose(_ -> hash);
  }

  @Override
  public void close() {
    end(new WorldFailedException("the world was closed"));
    // Wakes it; when the queue is full it is awake.
    queue.offer(new Work.Control(_ -> {}, new CompletableFuture<>()));
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private CompletionStage<Void> control(Action action) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      queue.put(new Work.Control(action, done));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      done.completeExceptionally(e);
    }
    turnAwayIfEnded();
    return done;
  }

  private void live(Setup setup) {
    Onlookers onlookers = setup.onlookers();
    try (World world =
        new World(
            setup.specification(),
            Parallelism.SINGLE,
            onlookers.recorders(),
            onlookers.witness())) {
      if (recall != null) {
        recall(world, recall);
        inputs.set(recall.journal().past().size());
      }
      clock.reach(world.now(), real.getAsLong());
      while (ended == null) {
        runDue(world);
        take(world);
      }
    } catch (RuntimeException | Error e) {
      LOG.error("world {} has failed", thread.getName(), e);
      end(new WorldFailedException("the world has failed: " + e, e));
    } catch (InterruptedException _) {
      // Closed.
    } finally {
      turnAwayIfEnded();
      batch.forEach(each -> turnAway(each, new WorldFailedException("the world has ended")));
      if (recall != null) {
        recall.journal().close();
      }
    }
  }

  /** Makes all calls again that the journal holds, each at its time. */
  private static void recall(World world, Recall recall) {
    List<Journal.Entry> past = recall.journal().past();
    for (int i = 0; i < past.size(); i++) {
      Journal.Entry entry = past.get(i);
      while (world.runNext(entry.time())) {
        // On to the next window.
      }
      Operation<?> operation = recall.listener().understand(entry.spoken(), recall.epoch());
      world.tell(new Input<>(operation, entry.spoken()).command(), entry.time());
      if (i == past.size() - 1 || past.get(i + 1).time() > entry.time()) {
        world.runInstant();
      }
    }
  }

  /** Runs what is due, but lets those who wait come in between. */
  private void runDue(World world) {
    boolean more = true;
    while (more && queue.isEmpty()) {
      if (clock.isMax() && world.step()) {
        clock.reach(world.reached(), real.getAsLong());
      } else {
        more = world.runNext(clock.now(real.getAsLong()));
      }
    }
    world.flush();
    seeTime(world);
  }

  private void seeTime(World world) {
    reached = Math.max(world.now(), clock.now(real.getAsLong()));
  }

  /** Waits for work until the next thing happens by itself, and does it. */
  private void take(World world) throws InterruptedException {
    long wait = clock.realUntil(world.nextTime(), real.getAsLong());
    Work first = wait == 0 ? queue.poll() : queue.poll(wait, TimeUnit.NANOSECONDS);
    if (first == null) {
      return;
    }
    batch.add(first);
    queue.drainTo(batch, BATCH - 1);
    int next = 0;
    while (next < batch.size()) {
      next = work(world, next);
    }
    batch.clear();
  }

  /** Does one piece of work, or makes all calls up to the next piece; returns the place after. */
  private int work(World world, int from) {
    if (batch.get(from) instanceof Work.Control(Action action, CompletableFuture<Void> done)) {
      action.on(world);
      seeTime(world);
      done.complete(null);
      return from + 1;
    }
    // A world that lags behind its clock takes inputs where it is.
    long now = clock.now(real.getAsLong());
    long time = world.nextTime() < now ? 0 : now;
    int next = from;
    while (next < batch.size() && batch.get(next) instanceof Work.Call(Input<?> input)) {
      long when = world.tell(input.command(), time);
      if (recall != null) {
        recall.journal().add(new Journal.Entry(when, input.spoken()));
      }
      next++;
    }
    if (recall != null) {
      recall.journal().write();
    }
    inputs.addAndGet(next - from);
    seeTime(world);
    world.runInstant();
    return next;
  }

  private synchronized void end(WorldFailedException reason) {
    if (ended == null) {
      ended = reason;
    }
  }

  private void turnAwayIfEnded() {
    WorldFailedException reason = ended;
    if (reason == null) {
      return;
    }
    for (Work work = queue.poll(); work != null; work = queue.poll()) {
      turnAway(work, reason);
    }
  }

  private static void turnAway(Work work, WorldFailedException reason) {
    switch (work) {
      case Work.Call(Input<?> input) -> input.outcome().completeExceptionally(reason);
      case Work.Control(Action _, CompletableFuture<Void> done) ->
          done.completeExceptionally(reason);
    }
  }
}
