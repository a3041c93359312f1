package dev.berth.http.live;

import dev.berth.engine.WorldSpecification;
import dev.berth.engine.model.Arns;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The worlds of all accounts and Regions that somebody has called. Each begins when it is first
 * called, at the present, or goes on from its journal.
 */
public final class LiveWorlds implements AutoCloseable {
  private final Setup setup;
  private final Map<Arns, Inhabited> worlds = new LinkedHashMap<>();
  private Pacing pacing;
  private OptionalLong seed = OptionalLong.empty();

  /** A world with its place on earth and in history. */
  public static final class Inhabited {
    private final Arns arns;
    private final Epoch epoch;
    private @Nullable LiveWorld world;

    private Inhabited(Arns arns, Epoch epoch) {
      this.arns = arns;
      this.epoch = epoch;
    }

    /** The account and Region. */
    public Arns arns() {
      return arns;
    }

    /** When the world's time began. */
    public Epoch epoch() {
      return epoch;
    }

    /** The world itself. */
    public LiveWorld world() {
      if (world == null) {
        throw new IllegalStateException("the world of " + arns + " is yet to begin");
      }
      return world;
    }
  }

  /**
   * What worlds live by.
   *
   * @param beginning what each begins with, with the seed that was asked for, if one was
   * @param board where they tell of changes
   * @param most how many there may be
   * @param real the machine's nanoseconds
   * @param memory {@code null} for worlds that are forgotten with the server
   */
  public record Setup(
      Function<OptionalLong, WorldSpecification> beginning,
      NoticeBoard board,
      int most,
      Pacing pacing,
      InstantSource present,
      LongSupplier real,
      @Nullable Memory memory) {}

  /**
   * How worlds are kept.
   *
   * @param listener understands the calls in journals
   */
  public record Memory(Journals journals, Spoken.Listener listener) {}

  /** The worlds that are remembered; all others begin when they are called. */
  public LiveWorlds(Setup setup) {
    this.setup = setup;
    this.pacing = setup.pacing();
    if (setup.memory() != null) {
      setup.memory().journals().owners().forEach(this::of);
    }
  }

  /** The world of an account in a Region; {@code null} if there are too many others. */
  public synchronized @Nullable Inhabited of(Arns arns) {
    Inhabited known = worlds.get(arns);
    if (known != null || worlds.size() >= setup.most()) {
      return known;
    }
    Inhabited fresh = setup.memory() == null ? begin(arns) : recall(arns, setup.memory());
    worlds.put(arns, fresh);
    return fresh;
  }

  private Inhabited begin(Arns arns) {
    Inhabited fresh = new Inhabited(arns, new Epoch(setup.present().instant()));
    fresh.world = live(fresh, setup.beginning().apply(seed), null);
    return fresh;
  }

  private Inhabited recall(Arns arns, Memory memory) {
    long wanted = setup.beginning().apply(seed).seed();
    Journal journal = memory.journals().open(arns, new Epoch(setup.present().instant()), wanted);
    Journal.Beginning beginning = journal.beginning();
    Inhabited recalled = new Inhabited(arns, new Epoch(beginning.epoch()));
    WorldSpecification specification = setup.beginning().apply(OptionalLong.of(beginning.seed()));
    LiveWorld.Recall recall = new LiveWorld.Recall(journal, memory.listener(), recalled.epoch());
    recalled.world = live(recalled, specification, recall);
    return recalled;
  }

  private LiveWorld live(
      Inhabited where, WorldSpecification specification, LiveWorld.@Nullable Recall recall) {
    return new LiveWorld(
        new LiveWorld.Setup(
            where.arns().account() + "-" + where.arns().region(),
            specification.endless(specification.account().of(where.arns())),
            pacing,
            new LiveWorld.Onlookers(List.of(), setup.board().follower(where.arns(), where.epoch())),
            recall,
            setup.real()));
  }

  /** All worlds, in the order in which they began. */
  public synchronized List<Inhabited> all() {
    return List.copyOf(worlds.values());
  }

  /** How time passes. */
  public synchronized Pacing pacing() {
    return pacing;
  }

  /** Sets how time passes in all worlds, those to come included. */
  public synchronized CompletionStage<Void> pace(Pacing how) {
    pacing = how;
    return each(world -> world.pace(how));
  }

  /**
   * Runs all worlds further at once.
   *
   * @param nanos how far; empty: each to the next thing that happens
   */
  public synchronized CompletionStage<Void> step(OptionalLong nanos) {
    return each(world -> world.step(nanos));
  }

  /**
   * Ends all worlds; each begins anew when it is next called.
   *
   * @param newSeed what decides chance in them from now on; empty: the same as before
   * @return how many there were
   */
  public synchronized int reset(OptionalLong newSeed) {
    int count = worlds.size();
    List<Arns> owners = List.copyOf(worlds.keySet());
    close();
    if (setup.memory() != null) {
      owners.forEach(setup.memory().journals()::delete);
    }
    if (newSeed.isPresent()) {
      seed = newSeed;
    }
    return count;
  }

  @Override
  public synchronized void close() {
    worlds.values().forEach(each -> each.world().close());
    worlds.clear();
  }

  private CompletionStage<Void> each(Function<LiveWorld, CompletionStage<Void>> action) {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (Inhabited each : worlds.values()) {
      all.add(action.apply(each.world()).toCompletableFuture());
    }
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
  }
}
