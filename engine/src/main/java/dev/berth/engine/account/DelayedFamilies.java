package dev.berth.engine.account;

import dev.berth.engine.cluster.Replica;
import dev.berth.engine.model.Arns;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.RandomStreams;

/** Families as readers see them while changes take their time until they are seen. */
final class DelayedFamilies {
  private final Arns arns;
  private final Replica<Revision> revisions;

  /**
   * Follows a book without families.
   *
   * @param delay from a change until it is seen, in seconds
   */
  DelayedFamilies(Arns arns, Distribution delay, RandomStreams streams) {
    this.arns = arns;
    revisions =
        new Replica<>(delay, streams.named("consistency").named("task-definitions").stream());
  }

  /** A revision has been there since before anybody could ask. */
  void begin(Revision revision) {
    revisions.begin(revision.arn(), revision);
  }

  /** Something about a revision is new. */
  void changed(Revision revision, long now) {
    revisions.put(revision.arn(), revision, now);
  }

  /** A revision is gone. */
  void gone(Revision revision, long now) {
    revisions.remove(revision.arn(), now);
  }

  /** The families as they are seen now; to be read only. */
  FamilyBook at(long now) {
    FamilyBook seen = new FamilyBook(arns, _ -> true, _ -> {});
    revisions.at(now).values().forEach(seen::put);
    return seen;
  }
}
