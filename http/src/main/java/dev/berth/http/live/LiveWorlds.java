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
 * called, at the present.
 */
public final class LiveWorlds implements AutoCloseable {
  private final Function<OptionalLong, WorldSpecification> beginning;
  private final NoticeBoard board;
  private final int most;
  private final InstantSource present;
  private final LongSupplier real;
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
   * No worlds yet.
   *
   * @param beginning what each begins with, with the seed that was asked for, if one was
   * @param board where they tell of changes
   * @param most how many there may be
   * @param real the machine's nanoseconds
   */
  public LiveWorlds(
      Function<OptionalLong, WorldSpecification> beginning,
      NoticeBoard board,
      int most,
      Pacing pacing,
      InstantSource present,
      LongSupplier real) {
    this.beginning = beginning;
    this.board = board;
    this.most = most;
    this.pacing = pacing;
    this.present = present;
    this.real = real;
  }

  /** The world of an account in a Region; {@code null} if there are too many others. */
  public synchronized @Nullable Inhabited of(Arns arns) {
    Inhabited known = worlds.get(arns);
    if (known != null || worlds.size() >= most) {
      return known;
    }
    WorldSpecification specification = beginning.apply(seed);
    Inhabited fresh = new Inhabited(arns, new Epoch(present.instant()));
    fresh.world =
        new LiveWorld(
            arns.account() + "-" + arns.region(),
            specification.endless(specification.account().of(arns)),
            pacing,
            new LiveWorld.Onlookers(List.of(), board.follower(arns, fresh.epoch())),
            real);
    worlds.put(arns, fresh);
    return fresh;
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
    worlds.values().forEach(each -> each.world().close());
    worlds.clear();
    if (newSeed.isPresent()) {
      seed = newSeed;
    }
    return count;
  }

  @Override
  public void close() {
    reset(OptionalLong.empty());
  }

  private CompletionStage<Void> each(Function<LiveWorld, CompletionStage<Void>> action) {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (Inhabited each : worlds.values()) {
      all.add(action.apply(each.world()).toCompletableFuture());
    }
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
  }
}
