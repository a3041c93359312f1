package dev.berth.engine.lifecycle.container;

import dev.berth.engine.lifecycle.container.AgentSettings.ImageCleanUp;
import dev.berth.engine.lifecycle.container.AgentSettings.PullBehavior;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * The images of a container instance: which are there, which are on their way, and who waits for
 * them. Pulls share the instance's connection evenly; whoever needs an image that is being pulled
 * waits for the same pull.
 */
public final class ImageStore {
  private static final long NEVER = ContainerRun.NEVER;

  private final AgentSettings settings;
  private final UniformRandomProvider random;
  private final Map<String, Cached> cached = new LinkedHashMap<>();
  private final List<ImagePull> pulls = new ArrayList<>();
  private final Map<Long, List<String>> used = new LinkedHashMap<>();
  private final List<Answer> answers = new ArrayList<>();
  private final List<PullNews> news = new ArrayList<>();
  private long lastRound;
  private long progressedAt;

  /**
   * The store of an instance that has just joined.
   *
   * @param random for how fast pulls are
   */
  public ImageStore(AgentSettings settings, UniformRandomProvider random) {
    this.settings = settings;
    this.random = random;
    settings.onHost().forEach(image -> cached.put(image, new Cached(0, 0, false)));
  }

  /** Who waits for an image: a container, by its position in its task. */
  public record Ticket(long task, int container) {}

  /**
   * What became of a wish.
   *
   * @param failure {@code null} if the image is there
   */
  public record Answer(Ticket ticket, @Nullable PullFailure failure) {}

  /** A pull from a registry began or ended. */
  public record PullNews(String image, Phase phase) {
    /** Where the pull is. */
    public enum Phase {
      BEGAN,
      ENDED,
      FAILED,
      /** Nobody wanted the image any more. */
      CANCELLED
    }
  }

  /**
   * An image on the instance.
   *
   * @param byAgent whether the agent has pulled it
   */
  private record Cached(long pulledAt, long usedAt, boolean byAgent) {
    Cached usedAt(long time) {
      return new Cached(pulledAt, Math.max(usedAt, time), byAgent);
    }
  }

  /** A container wants an image; the answer comes with {@link #takeAnswers}, at once or later. */
  public void want(long now, Ticket ticket, String image, StartFault fault) {
    advance(now);
    used.computeIfAbsent(ticket.task(), unused -> new ArrayList<>()).add(image);
    Cached there = cached.get(image);
    if (there != null) {
      cached.put(image, there.usedAt(now));
      if (fault == StartFault.NONE || !asksRegistry(there)) {
        answers.add(new Answer(ticket, null));
        return;
      }
    }
    if (fault == StartFault.PULL_REFUSED) {
      fail(ticket, image, PullFailure.REFUSED);
    } else {
      join(now, ticket, image, fault);
    }
  }

  /** A task does not want its images any more. */
  public void cancel(long now, long task) {
    advance(now);
    for (ImagePull pull : List.copyOf(pulls)) {
      boolean waited = pull.waiting.removeIf(ticket -> ticket.task() == task);
      if (waited && pull.waiting.isEmpty()) {
        pulls.remove(pull);
        news.add(new PullNews(pull.image, PullNews.Phase.CANCELLED));
      }
    }
  }

  /** A task has left the instance. */
  public void leave(long now, long task) {
    advance(now);
    List<String> images = used.remove(task);
    if (images != null) {
      for (String image : images) {
        cached.computeIfPresent(image, (unused, there) -> there.usedAt(now));
      }
    }
  }

  /** Lets time pass: ends the pulls that are due, and cleans up. */
  public void advance(long now) {
    transfer(now);
    for (ImagePull pull : List.copyOf(pulls)) {
      if (pull.isComplete()) {
        pulls.remove(pull);
        news.add(new PullNews(pull.image, PullNews.Phase.ENDED));
        cached.put(pull.image, new Cached(now, now, true));
        pull.waiting.forEach(ticket -> answers.add(new Answer(ticket, null)));
      } else if (pull.failsAt <= now) {
        pulls.remove(pull);
        news.add(new PullNews(pull.image, PullNews.Phase.FAILED));
        pull.waiting.forEach(ticket -> answer(ticket, pull.image, pull.failure));
      }
    }
    cleanUp(now);
  }

  /** When the next pull ends, if nothing else happens; {@link Long#MAX_VALUE} if none is there. */
  public long nextTime() {
    long next = NEVER;
    int transfers = transfers();
    for (ImagePull pull : pulls) {
      next = Math.min(next, Math.min(pull.failsAt, pull.endsAt(progressedAt, transfers)));
    }
    return next;
  }

  /** What became of wishes since the last call, in order. */
  public List<Answer> takeAnswers() {
    List<Answer> taken = List.copyOf(answers);
    answers.clear();
    return taken;
  }

  /** Which pulls began and ended since the last call, in order. */
  public List<PullNews> takeNews() {
    List<PullNews> taken = List.copyOf(news);
    news.clear();
    return taken;
  }

  /** Whether an image is on the instance. */
  public boolean has(String image) {
    return cached.containsKey(image);
  }

  private boolean asksRegistry(Cached there) {
    return switch (settings.pullBehavior()) {
      case DEFAULT, ALWAYS -> true;
      case ONCE -> !there.byAgent();
      case PREFER_CACHED -> false;
    };
  }

  private void join(long now, Ticket ticket, String image, StartFault fault) {
    if (fault == StartFault.NONE) {
      for (ImagePull pull : pulls) {
        if (pull.image.equals(image) && pull.transfers()) {
          pull.waiting.add(ticket);
          return;
        }
      }
    }
    double nanos = settings.sizeOf(image) / speed() * 1e9;
    ImagePull pull = ImagePull.begin(now, image, fault, nanos);
    pull.waiting.add(ticket);
    pulls.add(pull);
    news.add(new PullNews(image, PullNews.Phase.BEGAN));
    advance(now);
  }

  private double speed() {
    return Math.max(settings.pullMiBPerSecond().sample(random), 1e-3);
  }

  private void fail(Ticket ticket, String image, PullFailure failure) {
    news.add(new PullNews(image, PullNews.Phase.BEGAN));
    news.add(new PullNews(image, PullNews.Phase.FAILED));
    answer(ticket, image, failure);
  }

  /** A pull has failed; by default an image that is there will do. */
  private void answer(Ticket ticket, String image, PullFailure failure) {
    boolean madeGood = settings.pullBehavior() == PullBehavior.DEFAULT && has(image);
    answers.add(new Answer(ticket, madeGood ? null : failure));
  }

  private void transfer(long now) {
    int transfers = transfers();
    for (ImagePull pull : pulls) {
      pull.progress(now - progressedAt, transfers);
    }
    progressedAt = now;
  }

  private int transfers() {
    int count = 0;
    for (ImagePull pull : pulls) {
      count += pull.transfers() ? 1 : 0;
    }
    return count;
  }

  /** Makes up for the rounds since the last call; nothing has changed between them. */
  private void cleanUp(long now) {
    ImageCleanUp rounds = settings.cleanUp();
    if (rounds == null) {
      return;
    }
    while (lastRound + rounds.everyNanos() <= now) {
      lastRound += rounds.everyNanos();
      long latest = lastRound - rounds.minimumAgeNanos();
      cached.entrySet().stream()
          .filter(each -> each.getValue().byAgent() && each.getValue().pulledAt() <= latest)
          .filter(each -> used.values().stream().noneMatch(all -> all.contains(each.getKey())))
          .sorted(Comparator.comparingLong(each -> each.getValue().usedAt()))
          .limit(rounds.perRound())
          .map(Map.Entry::getKey)
          .toList()
          .forEach(cached::remove);
    }
  }
}
